import type { PictureView } from '../../webview/protocol.ts';
import type { Image } from '../model/image.ts';
import { coverOf } from '../page/coverOf.ts';

/**
 * The picture to show; undefined where there is none.
 * @param alt what it is called for those who do not see it
 * @param pixels edge at which it should be sharp; default that of the picture at the top of a page
 */
export function pictureView(images: readonly Image[], alt: string, pixels?: number): PictureView | undefined {
  const image = coverOf(images, pixels);
  return image && { url: image.url, alt, ...(image.width ? { pixels: image.width } : {}) };
}
