import type { ReviewMemory } from '../../webview/reviewProtocol.ts';
import { reviewKinds, type ReviewKind } from './reviewKind.ts';

/** The review that a panel from before a reload was about; undefined when `state` does not say so properly. */
export function rememberedReview(state: unknown): ReviewKind | undefined {
  if (typeof state !== 'object' || state === null) return undefined;
  const { review } = state as Partial<Record<keyof ReviewMemory, unknown>>;
  return reviewKinds.find(kind => kind === review);
}
