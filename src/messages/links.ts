import { l10n } from 'vscode';
import { counted, inert } from './wording.ts';

const { t } = l10n;

export const linkWords = {
  title: () => t('Save Tracks from Links'),
  titleOfRemoving: () => t('Remove Tracks from Links'),
  fromClipboard: (count: number) =>
    count === 1
      ? t('Take the track on the clipboard')
      : t('Take the {0} tracks on the clipboard', counted(count)),
  othersLeftOut: (count: number) =>
    count === 1
      ? t('1 link to something else is left out')
      : t('{0} links to something else are left out', counted(count)),
  typeThem: () => t('Paste or type links'),
  prompt: () => t('Paste links, Spotify URIs or ids of tracks'),
  placeholder: () => 'https://open.spotify.com/track/…',
  nothing: () =>
    t(
      'There is no track in this text. A link looks like https://open.spotify.com/track/ followed by 22 letters and digits.',
    ),
  unreadable: (text: string) =>
    t('“{0}” is not a link to a track. Links to albums and artists are not taken here.', inert(text)),
  invented: () => t('The music of the demo is invented, so Spotify does not have it.'),
  copied: (count: number) => (count === 1 ? t('Link copied.') : t('{0} links copied.', counted(count))),
  loading: () => t('Reading the tracks at Spotify…'),
};
