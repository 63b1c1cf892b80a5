import type { AlbumView, FactView } from '../../webview/protocol.ts';
import type { Album, AlbumReference } from '../model/album.ts';
import { nameToSee } from '../model/nameToSee.ts';
import type { Track } from '../model/track.ts';
import { lengthView } from '../page/lengthView.ts';
import { releaseDateText } from '../page/releaseDateText.ts';
import { pictureView } from './pictureView.ts';
import { fact } from './trackFacts.ts';
import type { PanelWords } from './panelWords.ts';
import type { TrackWords } from './trackWords.ts';

interface AlbumInput {
  readonly uri: string;
  /** The album itself, or as much as is known of it. */
  readonly album: AlbumReference & Partial<Pick<Album, 'label' | 'upc' | 'copyrights'>>;
  /** All of them; undefined while some are not known. */
  readonly tracks: readonly Track[] | undefined;
  /** Whether a track is not saved, as far as is known. */
  readonly isSavingOffered: boolean;
  /** BCP 47. */
  readonly locale: string;
}

/** The album as the page shows it: its title as delivered, everything Spotify left out left out. */
export function albumView(
  { uri, album, tracks, isSavingOffered, locale }: AlbumInput,
  words: PanelWords,
): AlbumView {
  const title = nameToSee(album) || words.untitled();
  const cover = pictureView(album.images, words.cover(title));
  const date = album.releaseDate && releaseDateText(album.releaseDate, locale);
  const count = tracks?.length ?? album.totalTracks;
  const length = lengthView(tracks?.reduce((sum, { durationMs }) => sum + durationMs, 0) ?? 0, locale);
  const { restrictionReason } = album;
  return {
    uri,
    title,
    ...(cover ? { cover } : {}),
    artists: album.artists
      .filter(({ name }) => name.trim() !== '')
      .map(({ name, uri: artist }) => ({ text: name, ...(artist ? { uri: artist } : {}) })),
    albumFacts: [
      ...(album.albumType ? [words.albumType(album.albumType)] : []),
      ...(date ? [date] : []),
      ...(count === undefined ? [] : [words.tracks(count)]),
    ],
    ...(length ? { length } : {}),
    ...(isSavingOffered ? { action: { label: words.saveAllTracks(), inFull: words.saveAllTracks() } } : {}),
    notices:
      restrictionReason === undefined
        ? []
        : [{ kind: 'warning', sentence: words.restriction(restrictionReason) }],
    facts: albumFacts(uri, album, words),
  };
}

function albumFacts(
  uri: string,
  { label, upc, copyrights = [] }: AlbumInput['album'],
  words: TrackWords,
): FactView[] {
  return [
    fact('uri', uri, words, { canCopy: true }),
    ...(upc ? [fact('upc', upc, words, { canCopy: true })] : []),
    ...(label ? [fact('recordLabel', label, words)] : []),
    ...(copyrights.length > 0 ? [fact('copyright', copyrights.join('\n'), words)] : []),
  ];
}
