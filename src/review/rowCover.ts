import type { RowView } from '../../webview/reviewProtocol.ts';
import type { Image } from '../model/image.ts';
import { coverOf } from '../page/coverOf.ts';

/** Edge of the covers in device pixels, on dense screens too. */
const coverPixels = 128;

/** The cover of a row, where there is one. */
export function rowCover(images: readonly Image[] = []): Pick<RowView, 'cover'> {
  const image = coverOf(images, coverPixels);
  return image ? { cover: { url: image.url } } : {};
}
