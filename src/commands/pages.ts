import type { Uri, WebviewPanel } from 'vscode';
import type { Connections } from '../library/connections.ts';
import { reviewWords } from '../messages/review.ts';
import type { TrackPanels } from '../panel/trackPanels.ts';
import { ReviewPanels } from '../review/reviewPanels.ts';
import { createDetailsPanel } from './detailsPanel.ts';
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
  return {
    details,
    reviews,
    dispose: () => {
      for (const each of [details, reviews]) each.dispose();
    },
  };
}

/** What reviewing needs. */
export interface ReviewParts {
  readonly connections: Connections;
  readonly reviews: ReviewPanels;
}

/** Brings a review back after a reload, once it is known whose library it belongs to. */
export function restoreReview(
  { reviews, connections }: ReviewParts,
  beginnings: ReviewBeginnings,
  panel: WebviewPanel,
  state: unknown,
): Promise<void> {
  return reviews.restore(panel, state, async kind => {
    await connections.load();
    return connections.current && beginnings[kind]?.(connections.current);
  });
}
