import type { Context } from './context.ts';

/** One endpoint of the Web API. */
export interface Route {
  readonly method: 'GET' | 'PUT' | 'DELETE';
  /** Below `/v1`; `{id}` stands for one segment. */
  readonly path: string;
  /** What the sign-in must have granted. */
  readonly scope?: string;
  /** Only there with extended quota. */
  readonly isClassic?: boolean;
  /** Takes a `market`; elsewhere it is not even looked at. */
  readonly hasMarket?: boolean;
  /** The answer's JSON; undefined for an empty body. Throws a `Refusal`. */
  readonly answer: (context: Context, id: string) => unknown;
}
