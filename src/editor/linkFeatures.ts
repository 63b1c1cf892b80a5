import type { Disposable } from 'vscode';
import { Disposable as Disposables, languages } from 'vscode';
import { draggedLinksType, draggedTitlesType } from '../interchange/draggedLinks.ts';
import type { Connections } from '../library/connections.ts';
import type { Settings } from '../settings.ts';
import type { Clock } from '../spotify/clock.ts';
import { LinkDrop } from './linkDrop.ts';
import { LinkHover } from './linkHover.ts';
import { followSelectedLinks } from './linksSelected.ts';

interface LinkFeaturesParts {
  readonly connections: Connections;
  readonly settings: Settings;
  readonly clock: Clock;
}

const everyText = { scheme: '*' };

/** What links to Spotify are in texts: hovers while `tracklist.linkHovers` is on, and drops. Makes no request by itself. */
export function registerLinkFeatures({ connections, settings, clock }: LinkFeaturesParts): Disposable {
  const hover = new LinkHover({ connections, clock });
  let hovers: Disposable | undefined;
  const followSetting = (): void => {
    hovers?.dispose();
    hovers = settings.get('linkHovers') ? languages.registerHoverProvider(everyText, hover) : undefined;
  };
  followSetting();
  return Disposables.from(
    settings.onDidChange(({ affects }) => {
      if (affects('linkHovers')) followSetting();
    }),
    languages.registerDocumentDropEditProvider(everyText, new LinkDrop(), {
      dropMimeTypes: [draggedLinksType, draggedTitlesType],
      providedDropEditKinds: [LinkDrop.kind],
    }),
    followSelectedLinks(),
    { dispose: () => void hovers?.dispose() },
  );
}
