import type { Disposable, Uri } from 'vscode';
import { window } from 'vscode';
import type { Connections } from '../library/connections.ts';
import { reviewWords } from '../messages/review.ts';
import type { TrackPanels } from '../panel/trackPanels.ts';
import { reviewPanelType, ReviewPanels } from '../review/reviewPanels.ts';
import { createDetailsPanel, restoreDetailsPanel } from './detailsPanel.ts';
import type { OpenParts } from './openCommands.ts';
import { openInSpotify } from './openCommands.ts';
import { showError } from './register.ts';
import type { ReviewBeginnings } from './reviewBeginnings.ts';

interface PagesParts {
  readonly extensionUri: Uri;
  readonly connections: Connections;
  readonly settings: OpenParts['settings'];
  readonly log: (line: string) => void;
}

/** Everything that is shown as a page in an editor. */
export interface Pages {
  readonly details: TrackPanels;
  readonly reviews: ReviewPanels;
  /** Shows a track's details once it is known whose library is looked at, as when a link has opened this window. */
  showTrackWhenReady(uri: string): void;
  dispose(): void;
}

/** The details panel and the reviews, none of them open. */
export function createPages(parts: PagesParts): Pages {
  const { extensionUri, connections, log } = parts;
  const details = createDetailsPanel(parts);
  const reviews = new ReviewPanels({
    extensionUri,
    onDidChangeLibrary: connections.onDidChange,
    open: uri => void openInSpotify(parts, uri).catch(showError),
    log,
    words: reviewWords,
  });
  const restoration = restoreDetailsPanel(details, connections);
  return {
    details,
    reviews,
    showTrackWhenReady: uri => {
      const show = (): void => details.show(uri);
      connections.load().then(show, show);
    },
    dispose: () => {
      for (const each of [restoration, details, reviews]) each.dispose();
    },
  };
}

/** What reviewing needs. */
export interface ReviewParts {
  readonly connections: Connections;
  readonly reviews: ReviewPanels;
}

/** Lets VS Code bring reviews back after a reload, once it is known whose library they belong to. */
export function restoreReviews(
  { reviews, connections }: ReviewParts,
  beginnings: ReviewBeginnings,
): Disposable {
  return window.registerWebviewPanelSerializer(reviewPanelType, {
    deserializeWebviewPanel: async (panel, state) => {
      await reviews.restore(panel, state, async kind => {
        await connections.load();
        return connections.current && beginnings[kind]?.(connections.current);
      });
    },
  });
}
