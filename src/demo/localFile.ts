/** A file of a person's own, as far as Spotify knows it. It is in no catalogue and has no id. */
export interface LocalFile {
  readonly artist: string;
  readonly album: string;
  readonly name: string;
  readonly seconds: number;
}

/** `spotify:local:<artist>:<album>:<title>:<seconds>`, which is all there is to know about the file. */
export function localFileUri({ artist, album, name, seconds }: LocalFile): string {
  const parts = [artist, album, name].map(part => encodeURIComponent(part).replace(/%20/g, '+'));
  return ['spotify', 'local', ...parts, String(seconds)].join(':');
}

/** The file a `spotify:local:` URI stands for; undefined for any other URI. */
export function parseLocalFileUri(uri: string): LocalFile | undefined {
  const [scheme, kind, ...parts] = uri.split(':');
  if (scheme !== 'spotify' || kind !== 'local' || parts.length !== 4) return undefined;
  const [artist = '', album = '', name = '', seconds = ''] = parts.map(part =>
    decodeURIComponent(part.replace(/\+/g, ' ')),
  );
  return { artist, album, name, seconds: Number(seconds) };
}
