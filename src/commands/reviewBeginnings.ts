import type { Connection } from '../library/connections.ts';
import type { ReviewKind } from '../review/reviewKind.ts';
import type { ReviewPresenter } from '../review/reviewPresenter.ts';

/**
 * How a review that was open before a reload begins again, for the kinds that can; those of other kinds are closed.
 * Undefined when it cannot begin in this library. Nothing here may ask Spotify.
 */
export type ReviewBeginnings = Readonly<
  Partial<Record<ReviewKind, (connection: Connection) => Promise<ReviewPresenter | undefined>>>
>;
