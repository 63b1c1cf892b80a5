import { object, pipe, string, transform } from 'valibot';
import type { Image } from '../../model/image.ts';
import { listOf, present } from './decode.ts';
import { wholeNumber } from './number.ts';

const image = pipe(
  object({ url: string(), width: wholeNumber, height: wholeNumber }),
  transform((raw): Image => ({
    url: raw.url,
    ...present('width', raw.width),
    ...present('height', raw.height),
  })),
);

/** The images of something, as Spotify orders them: widest first. */
export const images = listOf(image);
