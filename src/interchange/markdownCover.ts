import type { Image } from '../model/image.ts';
import { imageFor, isTrustedImage } from '../model/image.ts';

/**
 * A cover in Markdown, `pixels` wide; empty where there is none that may be shown. No address ends it early.
 * @param wanted pixels that the picture itself has, if there is such a one
 */
export function markdownCover(images: readonly Image[], pixels: number, wanted = pixels): string {
  const image = imageFor(images.filter(isTrustedImage), wanted);
  const isPlain = image && !/[\s()<>|]/.test(image.url);
  return isPlain ? `![](${image.url}|width=${pixels})` : '';
}
