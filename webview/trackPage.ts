import { cover } from './cover.ts';
import { element, setChildren } from './dom.ts';
import { facts } from './facts.ts';
import { heading } from './heading.ts';
import { notice } from './notice.ts';
import type { Part } from './part.ts';
import { problem } from './problem.ts';
import type { TrackState } from './protocol.ts';

/** The page about a track. */
export function trackPage(
  detailsOpen: boolean,
  onToggleDetails: (isOpen: boolean) => void,
): Part<TrackState> {
  const picture = cover();
  const top = heading();
  const notices = element('ul', { class: 'notices' });
  const trouble = problem();
  const details = facts(detailsOpen, onToggleDetails);
  const header = element('header', { class: 'top' }, picture.root, top.root);
  const root = element('div', { class: 'track' }, header, trouble.root, notices, details.root);
  return {
    root,
    update(state, strings) {
      picture.update(state, strings);
      top.update(state, strings);
      trouble.update(state.problem, strings);
      setChildren(notices, state.track.notices, view => element('li', {}, notice(view)));
      details.update(state.track.facts, strings);
    },
  };
}
