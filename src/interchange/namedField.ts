/** What a column of a table or a field of a record can tell of a track or an album. */
export type NamedField =
  | 'link'
  | 'title'
  | 'artist'
  /** Several names in one, as Exportify joins them. */
  | 'artists'
  | 'album'
  | 'albumLink'
  | 'albumArtists'
  | 'isrc'
  | 'duration'
  | 'durationMs'
  | 'releaseDate'
  | 'addedAt';

/** Names in use, in small letters and without anything between them. */
const names: Readonly<Record<NamedField, readonly string[]>> = {
  link: [
    ...['trackuri', 'uri', 'spotifyuri', 'spotifytrackuri', 'spotifyid', 'spotifytrackid', 'trackid', 'id'],
    ...[
      'link',
      'url',
      'tracklink',
      'trackurl',
      'songurl',
      'songlink',
      'spotifylink',
      'spotifyurl',
      'permalink',
    ],
  ],
  title: [
    ...['trackname', 'title', 'name', 'song', 'songname', 'songtitle', 'track', 'tracktitle'],
    'mastermetadatatrackname',
  ],
  artist: [
    ...['artist', 'artistname', 'trackartist', 'performer', 'band', 'interpreter', 'creator'],
    'mastermetadataalbumartistname',
  ],
  artists: ['artistnames', 'artists', 'trackartists'],
  album: ['album', 'albumname', 'albumtitle', 'release', 'mastermetadataalbumalbumname'],
  albumLink: ['albumuri', 'albumid', 'albumlink', 'albumurl', 'spotifyalbumuri', 'spotifyalbumid'],
  albumArtists: ['albumartistnames', 'albumartists', 'albumartist', 'albumartistname'],
  isrc: ['isrc', 'trackisrc', 'isrccode'],
  duration: ['duration', 'length', 'time', 'trackduration'],
  durationMs: ['durationms', 'trackdurationms', 'lengthms', 'durationmillis', 'tracklengthms'],
  releaseDate: ['releasedate', 'albumreleasedate', 'released'],
  addedAt: ['addedat', 'dateadded', 'added', 'addeddate', 'savedat', 'likedat', 'addedon', 'liked'],
};

const fields = new Map(
  (Object.keys(names) as NamedField[]).flatMap(field => names[field].map(name => [name, field] as const)),
);

/** Names are words; their signs are these. */
const namePattern = /^[\p{L}\p{N}\s_().:/#*-]{1,60}$/u;

/** What a column or field of this name tells, whatever its capitals, blanks and signs: `Track URI`, `track_uri`. */
export function namedField(name: string): NamedField | undefined {
  if (!namePattern.test(name)) return undefined;
  return fields.get(
    name
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
  );
}
