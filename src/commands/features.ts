import type { Uri } from 'vscode';
import type { Disposable } from '../model/event.ts';
import type { AllCommands, AllCommandsParts } from './allCommands.ts';
import { allCommands } from './allCommands.ts';
import { createPages } from './pages.ts';
import type { PageRestorers } from './restorePages.ts';
import type { WaysInParts } from './waysIn.ts';
import { waysIn } from './waysIn.ts';

/** What features stand on: what there is from the start. */
export type FeaturesParts = WaysInParts &
  Pick<
    AllCommandsParts,
    'connections' | 'sessions' | 'views' | 'memory' | 'diagnosis' | 'documents' | 'showLog'
  > & { readonly extensionUri: Uri };

/** What commands do, and every page. */
export interface Features extends Pick<AllCommands, 'handlers'>, PageRestorers, Disposable {
  /** Shows a track's details once it is known whose library is looked at, as when a link has opened this window. */
  readonly showTrackWhenReady: (uri: string) => void;
}

/** Builds what is loaded with the first command, page or link, and not before: most of the extension. */
export function createFeatures(parts: FeaturesParts): Features {
  const { connections, views, log } = parts;
  const pages = createPages(parts);
  const { details, reviews } = pages;
  const commands = allCommands(
    {
      ...parts,
      ...waysIn(parts),
      reviews,
      showTrack: (uri, options) => details.show(uri, options),
      shownTrack: () => details.shown,
      closeDetails: () => details.close(),
      isAnythingVisible: () => views.isVisible || details.isVisible,
    },
    log,
  );
  return {
    handlers: commands.handlers,
    restoreReview: commands.restoreReview,
    restoreDetails: async (panel, state) => {
      await connections.load();
      await details.deserializeWebviewPanel(panel, state);
    },
    showTrackWhenReady: uri => {
      const show = (): void => details.show(uri);
      connections.load().then(show, show);
    },
    dispose: () => {
      pages.dispose();
      commands.dispose();
    },
  };
}
