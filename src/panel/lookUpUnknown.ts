import type { PanelSource } from './panelSource.ts';

/** Asks about those of these tracks of which it is not known whether they are saved; about nothing when all are. */
export function lookUpUnknown(source: PanelSource, uris: readonly string[]): void {
  const unknown = uris.filter(uri => source.savedState(uri) === 'unknown');
  if (unknown.length > 0) source.lookUpSaved(unknown);
}
