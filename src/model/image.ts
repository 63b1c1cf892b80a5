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
