import { atSpotify } from './atSpotify.ts';
import { button } from './components.ts';
import { element, setTitle } from './dom.ts';
import { post } from './host.ts';
import type { PageStrings } from './pageStrings.ts';
import type { Part } from './part.ts';
import type { TrackView } from './protocol.ts';

/** What can be done with the track. */
export function actions(): Part<TrackView> {
  let shown: TrackView | undefined;
  const save = button('primary', 'add', () => {
    if (shown?.saved === 'notSaved') post({ type: 'save', uri: shown.uri });
    if (shown?.saved === 'saved') post({ type: 'remove', uri: shown.uri });
  });
  const links = atSpotify();
  save.root.classList.add('save');
  const root = element('div', { class: 'actions' }, save.root, links.root);
  return {
    root,
    update(track, strings) {
      shown = track;
      const { label, inFull, hint } = saveTexts(track.saved, strings);
      save.setLabel(label, inFull);
      setTitle(save.root, hint);
      save.setIcon(track.saved === 'saved' ? 'check' : 'add');
      save.setLook(track.saved === 'notSaved' ? 'primary' : 'secondary');
      save.setPressed(track.saved === 'unknown' ? undefined : track.saved === 'saved');
      save.setEnabled(track.saved !== 'unknown');
      save.root.hidden = !track.canSave;
      links.update(track.uri, strings);
      links.root.hidden = !track.canOpen;
      root.hidden = !track.canSave && !track.canOpen;
    },
  };
}

interface SaveTexts {
  readonly label: string;
  /** Begins with the label, so that it can be called by what is seen. */
  readonly inFull: string;
  readonly hint: string;
}

function saveTexts(saved: TrackView['saved'], strings: PageStrings): SaveTexts {
  switch (saved) {
    case 'unknown':
      return { label: strings.checking, inFull: strings.checking, hint: '' };
    case 'notSaved':
      return { label: strings.save, inFull: strings.saveInFull, hint: strings.saveInFull };
    case 'saved':
      return { label: strings.saved, inFull: strings.savedInFull, hint: strings.removeHint };
  }
}
