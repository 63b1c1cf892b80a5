import type { BaseIssue, BaseSchema, GenericSchema } from 'valibot';
import { array, getDotPath, nullish, pipe, safeParse, transform } from 'valibot';
import { SpotifyError } from '../errors.ts';

/**
 * Reads parsed JSON by `schema`. Unknown fields are ignored.
 * Throws a `SpotifyError` of kind `badAnswer` that names the endpoint and the path of the first wrong field.
 * @param endpoint names the request in the log, without its query
 */
export function decode<T>(
  schema: BaseSchema<unknown, T, BaseIssue<unknown>>,
  json: unknown,
  endpoint: string,
): T {
  const result = safeParse(schema, json, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const place = getDotPath(issue) ?? 'the answer itself';
  throw new SpotifyError('badAnswer', `${endpoint}: ${place} is not what was expected`);
}

/** A field that may be missing or null; either way it comes out as undefined. */
export function maybe<T>(
  schema: GenericSchema<unknown, T>,
): BaseSchema<unknown, T | undefined, BaseIssue<unknown>> {
  return pipe(
    nullish(schema),
    transform((value: T | null | undefined) => value ?? undefined),
  );
}

/** A list that may be missing or null, as may be its entries; what is missing is left out. */
export function listOf<T>(
  schema: GenericSchema<unknown, T>,
): BaseSchema<unknown, NonNullable<T>[], BaseIssue<unknown>> {
  return pipe(
    // The default makes valibot read a missing key as well.
    nullish(array(nullish(schema)), []),
    transform(list => list.filter(each => each !== null && each !== undefined)),
  );
}

/** `{[key]: value}`, or nothing to spread when there is no value. */
export function present<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): Partial<Record<Key, Value>> {
  return value === undefined ? {} : ({ [key]: value } as Record<Key, Value>);
}
