import { number, pipe, transform } from 'valibot';
import { maybe } from './decode.ts';

/** A whole number from 0 on that may be missing; a number that cannot be is as good as none. */
export const wholeNumber = maybe(
  pipe(
    number(),
    transform(value => (Number.isSafeInteger(value) && value >= 0 ? value : undefined)),
  ),
);
