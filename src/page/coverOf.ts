import { imageFor, isTrustedImage, type Image } from '../model/image.ts';

/** Edge in device pixels that stays sharp at the size the page shows a cover in, on dense screens too. */
const wantedPixels = 400;

/**
 * The image to show, from Spotify's image hosts or embedded; undefined when there is none of these.
 * @param pixels edge at which it should be sharp
 */
export function coverOf(images: readonly Image[], pixels = wantedPixels): Image | undefined {
  return imageFor(images.filter(isTrustedImage), pixels);
}
