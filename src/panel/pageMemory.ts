import type { PageMemory } from '../../webview/protocol.ts';
import { isTrackUri } from './trackUri.ts';

/** The track a panel from before a reload was about; undefined when `state` does not say so properly. */
export function rememberedUri(state: unknown): string | undefined {
  if (typeof state !== 'object' || state === null) return undefined;
  const { uri } = state as Partial<Record<keyof PageMemory, unknown>>;
  return typeof uri === 'string' && isTrackUri(uri) ? uri : undefined;
}
