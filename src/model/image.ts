/** One size of a cover, as delivered. Spotify lists the widest first and may give no sizes at all. */
export interface Image {
  readonly url: string;
  /** Pixels, when known. */
  readonly width?: number;
  /** Pixels, when known. */
  readonly height?: number;
}

/**
 * The smallest image that is at least `pixels` wide, else the widest there is; images of unknown width
 * count as wide enough. Undefined when there are none.
 */
export function imageFor(images: readonly Image[], pixels: number): Image | undefined {
  const byWidth = [...images].sort((a, b) => (a.width ?? Infinity) - (b.width ?? Infinity));
  return byWidth.find(image => (image.width ?? Infinity) >= pixels) ?? byWidth.at(-1);
}

const imageHost = /^(?:[a-z0-9-]+\.)+(?:scdn\.co|spotifycdn\.com)$/;
const dataImage = /^data:image\/(?:png|jpeg|gif|webp|svg\+xml);base64,[0-9A-Za-z+/=]+$/;

/** Whether an image may be shown: it is embedded, as the demo's are, or one of Spotify's image hosts has it. */
export function isTrustedImage({ url }: Image): boolean {
  if (dataImage.test(url)) return true;
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, port, username } = new URL(url);
  return protocol === 'https:' && port === '' && username === '' && imageHost.test(hostname);
}
