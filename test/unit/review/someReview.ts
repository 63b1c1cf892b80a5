import { Emitter } from '../../../src/model/event.ts';
import type { ReviewContent } from '../../../src/review/reviewContent.ts';
import type { ReviewPresenter } from '../../../src/review/reviewPresenter.ts';
import { ReviewSession } from '../../../src/review/reviewSession.ts';
import type { GroupView, ReviewRequest, RowView, ToReview } from '../../../webview/reviewProtocol.ts';

export type Render = Extract<ToReview, { readonly type: 'render' }>;

export const someRow = (id: string, more: Partial<RowView> = {}): RowView => ({
  id,
  title: `Title ${id}`,
  uri: `spotify:track:${id}`,
  cells: [{ text: 'Album', uri: `spotify:album:${id}` }],
  checkbox: { label: 'Keep', inFull: `Keep ${id}`, checked: true, enabled: true },
  buttons: [{ id: 'details', label: 'Details' }],
  ...more,
});

export const someGroup = (id: string, more: Partial<GroupView> = {}): GroupView => ({
  id,
  title: `Group ${id}`,
  buttons: [{ id: 'dismiss', label: 'Dismiss' }],
  rows: [someRow(`${id}1`), someRow(`${id}2`)],
  ...more,
});

export const someContent: ReviewContent = {
  heading: 'Review',
  intro: [],
  choices: [
    {
      id: 'rule',
      label: 'Rule',
      options: [
        { id: 'a', label: 'A' },
        { id: 'b', label: 'B' },
      ],
      chosen: 'a',
      enabled: true,
    },
  ],
  toggles: [{ id: 'all', label: 'All', checked: false, enabled: true }],
  notices: [],
  columns: ['Album'],
  action: { label: 'Apply', enabled: true },
  buttons: [{ id: 'again', label: 'Again' }],
  progress: { sentence: 'Going on', cancel: 'Stop' },
  problem: { sentence: 'It failed.', canRetry: true },
  groups: [someGroup('x'), someGroup('y')],
};

/** A presenter whose content a test decides. */
export class SomePresenter implements ReviewPresenter {
  readonly title = 'Review';
  readonly changes = new Emitter<undefined>();
  readonly announcements = new Emitter<string>();
  readonly onDidChange = this.changes.event;
  readonly onDidAnnounce = this.announcements.event;
  readonly received: ReviewRequest[] = [];
  /** How often the content was asked for. */
  asked = 0;
  isDisposed = false;
  shown: ReviewContent;

  constructor(shown: ReviewContent = someContent) {
    this.shown = shown;
  }

  content(): ReviewContent {
    this.asked++;
    return this.shown;
  }

  show(shown: Partial<ReviewContent>): void {
    this.shown = { ...this.shown, ...shown };
    this.changes.fire(undefined);
  }

  receive(request: ReviewRequest): void {
    this.received.push(request);
  }

  dispose(): void {
    this.isDisposed = true;
  }
}

/** A session whose page only takes notes. */
export function startSession(presenter: SomePresenter): {
  readonly session: ReviewSession;
  readonly posted: ToReview[];
  readonly opened: string[];
  readonly logged: string[];
  /** What the page was told to show last. */
  readonly last: () => Render;
} {
  const posted: ToReview[] = [];
  const opened: string[] = [];
  const logged: string[] = [];
  const session = new ReviewSession('import', presenter, {
    post: message => void posted.push(message),
    open: uri => void opened.push(uri),
    log: line => void logged.push(line),
    words: {
      page: () => ({ openInSpotify: '', retry: '', dataFrom: '', actions: '', options: '' }),
      more: (next, left) => `${next} of ${left}`,
    },
  });
  const last = (): Render => {
    const found = posted.findLast(({ type }) => type === 'render');
    if (found?.type !== 'render') throw new Error('nothing was rendered');
    return found;
  };
  return { session, posted, opened, logged, last };
}

/** Lets what was scheduled happen. */
export const settle = (): Promise<void> => new Promise(resolve => setImmediate(resolve));
