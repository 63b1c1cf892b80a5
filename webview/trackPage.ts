import { cover } from './cover.ts';
import { element, setChildren } from './dom.ts';
import { facts } from './facts.ts';
import { heading } from './heading.ts';
import { notice } from './notice.ts';
import { offer } from './offer.ts';
import type { Part } from './part.ts';
import { problem } from './problem.ts';
import type { TrackState } from './protocol.ts';
import { sections } from './sections.ts';

/** The page about a track. */
export function trackPage(): Part<TrackState> {
  let uri = '';
  const picture = cover();
  const top = heading();
  const notices = element('ul', { class: 'notices' });
  const trouble = problem();
  const details = facts();
  const below = sections(() => uri, { details: details.root });
  const replacement = offer('replacement');
  const header = element('header', { class: 'top' }, picture.root, top.root);
  const root = element(
    'div',
    { class: 'track' },
    header,
    trouble.root,
    notices,
    replacement.root,
    below.root,
  );
  return {
    root,
    update(state, strings) {
      const { track, isPartial } = state;
      uri = state.uri;
      const release = track.album?.uri ?? (track.canOpen ? track.uri : undefined);
      picture.update(
        {
          ...(release === undefined ? {} : { uri: release }),
          ...(track.cover ? { picture: track.cover } : {}),
          isAwaited: isPartial,
        },
        strings,
      );
      top.update(state, strings);
      trouble.update(state.problem, strings);
      setChildren(notices, track.notices, view => element('li', {}, notice(view)));
      const wasOffered = replacement.root.contains(document.activeElement);
      replacement.update(track.replacement, strings);
      details.update(track.facts, strings);
      below.update(state.sections, strings);
      // Whoever has pressed the button goes on with what it has opened.
      if (wasOffered && replacement.root.hidden)
        below.root.querySelector<HTMLElement>("[data-section='replacement'] .fold")?.focus();
    },
  };
}
