/**
 * What the extension and the review page say to each other. The page shows any review: what it is about, its rules,
 * groups of rows, and one main action. Everything arrives as text that is ready to be read, in the person's language.
 */
import { parseMessage, type Fields, type MessageOf } from './message.ts';
import type { NoticeView, ProblemView } from './sharedViews.ts';

/** A rule with one chosen option. */
export interface ChoiceView {
  readonly id: string;
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  /** Id of an option. */
  readonly chosen: string;
  readonly enabled: boolean;
}

/** A box to tick: an option of the review, or what is to become of a row. */
export interface ToggleView {
  readonly id: string;
  readonly label: string;
  readonly checked: boolean;
  readonly enabled: boolean;
}

export interface ReviewButtonView {
  /** Unique among the buttons of the same row, group or page. */
  readonly id: string;
  readonly label: string;
  /** What it is called for those who do not see what it belongs to; begins with the label. Default the label. */
  readonly inFull?: string;
  /** Default true. */
  readonly enabled?: boolean;
}

/** A word that sets a row apart, such as "E"; `inFull` is what is read out. */
export interface BadgeView {
  readonly text: string;
  readonly inFull: string;
}

/** What a row says in one of the review's columns; a text that is empty takes no room where rows are stacked. */
export interface CellView {
  readonly text: string;
  /** Read out in place of the text, such as "3 minutes" for "3:00". */
  readonly spoken?: string;
  /** A Spotify URI that the text opens. */
  readonly uri?: string;
  /** Whether the rows of the group differ here, which then stands out. */
  readonly differs?: boolean;
}

/** What applying the review does to a row, said with a picture and a word, never with colour alone. */
export interface MarkView {
  readonly kind: 'keep' | 'remove' | 'add' | 'none' | 'warning';
  readonly word: string;
}

/** One item of a group. */
export interface RowView {
  /** Unique within the group. */
  readonly id: string;
  /** As delivered. */
  readonly title: string;
  /** A Spotify URI that the title and the cover open. */
  readonly uri?: string;
  /** `url` is https or data. Its text alternative is the title beside it. */
  readonly cover?: { readonly url: string };
  /** The second line, such as the artists. */
  readonly subtitle?: string;
  readonly badges?: readonly BadgeView[];
  /** As many as the review has columns, in their order. */
  readonly cells: readonly CellView[];
  /** Sentences below the row. */
  readonly notes?: readonly string[];
  readonly mark?: MarkView;
  /** `inFull` names the row; it begins with the label. */
  readonly checkbox?: Omit<ToggleView, 'id'> & { readonly inFull: string };
  readonly buttons?: readonly ReviewButtonView[];
}

/** Rows that belong together. */
export interface GroupView {
  /** Unique within the review. */
  readonly id: string;
  readonly title: string;
  /** Beside the title, such as why the rows are together. */
  readonly note?: string;
  readonly buttons?: readonly ReviewButtonView[];
  /** Those that are sent so far. */
  readonly rows: readonly RowView[];
  /** What asking for more rows is called; missing when all are here. */
  readonly more?: string;
}

/** Something that takes a while. */
export interface ProgressView {
  readonly sentence: string;
  /** How far it is; without a total nobody knows. */
  readonly done?: number;
  readonly total?: number;
  /** What stopping is called, where it can be stopped. */
  readonly cancel?: string;
}

/** Everything around the groups. */
export interface ReviewFrame {
  readonly heading: string;
  /** Sentences below the heading. */
  readonly intro: readonly string[];
  /** "Demo" or "Test server", when the data is not the person's own. */
  readonly source?: string;
  readonly choices: readonly ChoiceView[];
  readonly toggles: readonly ToggleView[];
  readonly notices: readonly NoticeView[];
  /** What the cells of every row are called. */
  readonly columns: readonly string[];
  /** How the review stands in one sentence, read out whenever it changes. */
  readonly summary?: string;
  /** What the review is for; missing when there is nothing to do. */
  readonly action?: { readonly label: string; readonly enabled: boolean };
  readonly buttons: readonly ReviewButtonView[];
  readonly progress?: ProgressView;
  readonly problem?: ProblemView;
  /** Stands in place of the groups when there are none. */
  readonly empty?: string;
}

/** The words of the page that do not depend on the review. */
export interface ReviewStrings {
  readonly openInSpotify: string;
  readonly retry: string;
  /** Stands next to the Spotify mark. */
  readonly dataFrom: string;
  /** What the part with the main action is called. */
  readonly actions: string;
  /** What the part with the rules is called. */
  readonly options: string;
}

/** What the page asks VS Code to keep, so that the review comes back after a reload. */
export interface ReviewMemory {
  readonly review: string;
  /** Pixels from the top. */
  readonly scrolled: number;
}

export type ToReview =
  | {
      readonly type: 'render';
      /** Which review this is, to be kept. */
      readonly review: string;
      readonly strings: ReviewStrings;
      readonly frame: ReviewFrame;
      /** Ids of the groups to show, in order. */
      readonly order: readonly string[];
      /** Those of them that are new or different; the others stay as they are. */
      readonly changed: readonly GroupView[];
      /** What asking for more groups is called; missing when all are here. */
      readonly more?: string;
    }
  /** Read out by screen readers, shown to nobody else. */
  | { readonly type: 'announce'; readonly sentence: string };

/** What a person asks of a review. */
const requests = {
  /** Chose an option of a rule. */
  choose: { choice: 'text', option: 'text' },
  /** Turned an option of the review on or off. */
  toggle: { toggle: 'text', checked: 'boolean' },
  /** Ticked the box of a row or cleared it. */
  check: { group: 'text', row: 'text', checked: 'boolean' },
  /** Pressed a button of the page, of a group or of a row. */
  press: { button: 'text' },
  pressGroup: { group: 'text', button: 'text' },
  pressRow: { group: 'text', row: 'text', button: 'text' },
  /** Pressed the main action. */
  apply: {},
  /** Stops what is under way. */
  cancel: {},
  retry: {},
} as const satisfies Fields;

export type ReviewRequest = MessageOf<typeof requests>;

/** What the page may say. */
const fieldsOf = {
  ...requests,
  ready: {},
  /** Opens any item the page was given a URI for. */
  open: { uri: 'text' },
  moreGroups: {},
  moreRows: { group: 'text' },
} as const satisfies Fields;

export type FromReview = MessageOf<typeof fieldsOf>;

/** The message, if `value` is one with exactly its fields; undefined for anything else. */
export function parseFromReview(value: unknown): FromReview | undefined {
  return parseMessage(fieldsOf, value);
}
