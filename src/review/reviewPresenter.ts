import type { ReviewRequest } from '../../webview/reviewProtocol.ts';
import type { Disposable, Event } from '../model/event.ts';
import type { ReviewContent } from './reviewContent.ts';

/** Decides what one review shows, and carries out what a person asks of it. Knows neither the editor nor the page. */
export interface ReviewPresenter extends Disposable {
  /** Name of the tab. */
  readonly title: string;
  /** What there is to see now. Asked for after each change, so it must be at hand. */
  content(): ReviewContent;
  /** Fires when `content` would tell something else; several in a row are shown as one. */
  readonly onDidChange: Event<unknown>;
  /** Sentences that screen readers read out, besides the summary, which they read out by itself. */
  readonly onDidAnnounce?: Event<string>;
  /** Only what `content` offers at that moment arrives here. Tells the person by itself when it does not work. */
  receive(request: ReviewRequest): void;
}
