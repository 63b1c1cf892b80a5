import { parseMessage, type Fields } from './message.ts';

/**
 * What the extension and the details page say to each other. Both sides import this file, and nothing of each
 * other. Everything the page shows arrives as text that is ready to be read, in the person's language.
 */

/** Something that is named and can be opened at Spotify. */
export interface LinkView {
  readonly text: string;
  /** A Spotify URI; without it the text is plain. */
  readonly uri?: string;
}

/** One row of the Details section. */
export interface FactView {
  readonly label: string;
  readonly value: string;
  /** A long list that the value sums up, shown on demand. */
  readonly more?: string;
  /** What copying the value is called; without it copying is not offered. */
  readonly copyLabel?: string;
}

/** A sentence a person should not miss, such as why the track cannot be played. */
export interface NoticeView {
  readonly kind: 'warning' | 'info';
  readonly sentence: string;
}

/** A track as the page shows it. */
export interface TrackView {
  readonly uri: string;
  readonly title: string;
  /** `url` is https or data; `pixels` is the edge of the delivered image, when known. */
  readonly cover?: { readonly url: string; readonly alt: string; readonly pixels?: number };
  readonly artists: readonly LinkView[];
  readonly album?: LinkView;
  /** Release date, position on the album. */
  readonly albumFacts: readonly string[];
  /** `text` as on a clock, `spoken` in words; missing when Spotify gives none. */
  readonly length?: { readonly text: string; readonly spoken: string };
  /** What "explicit" is called, when the track is. */
  readonly explicit?: string;
  readonly isrc?: FactView;
  /** "Added 12 March 2021, 5 years ago". */
  readonly added?: string;
  readonly notices: readonly NoticeView[];
  readonly facts: readonly FactView[];
  readonly saved: 'saved' | 'notSaved' | 'unknown';
  /** False for local files, which cannot be saved. */
  readonly canSave: boolean;
  /** Whether the track has a page at Spotify, which can be opened and whose link can be copied. */
  readonly canOpen: boolean;
}

/** The words of the page that do not depend on the track. */
export interface PageStrings {
  /** Heading of the page while there is no title to show. */
  readonly heading: string;
  /** The button while the track is not saved, and what it is called in full. */
  readonly save: string;
  readonly saveInFull: string;
  /** The button while the track is saved, what it is called in full, and what pressing it does. */
  readonly saved: string;
  readonly savedInFull: string;
  readonly removeHint: string;
  /** The button while it is not known whether the track is saved. */
  readonly checking: string;
  readonly openInSpotify: string;
  readonly copyLink: string;
  /** Said once a text is in the clipboard. */
  readonly copied: string;
  readonly artists: string;
  readonly album: string;
  readonly details: string;
  readonly retry: string;
  readonly loading: string;
  /** Stands next to the Spotify mark. */
  readonly dataFrom: string;
}

/** Something did not work; what is on the page stays. */
export interface ProblemView {
  readonly sentence: string;
  /** Offers to try again. */
  readonly canRetry: boolean;
}

interface CommonState {
  /** The Spotify URI the page is about. */
  readonly uri: string;
  readonly strings: PageStrings;
  /** "Demo" or "Test server", when the data is not the person's own. */
  readonly source?: string;
}

/** Nothing is known yet. */
export interface LoadingState extends CommonState {
  readonly kind: 'loading';
}

/** There is nothing to show but the problem. */
export interface FailedState extends CommonState {
  readonly kind: 'failed';
  readonly problem: ProblemView;
}

/** There is a track. */
export interface TrackState extends CommonState {
  readonly kind: 'track';
  readonly track: TrackView;
  /** More about the track is on its way: the space of what is missing stays reserved. */
  readonly isPartial: boolean;
  /** Why the rest did not come. */
  readonly problem?: ProblemView;
}

/** Everything the page shows at one moment. */
export type PageState = LoadingState | FailedState | TrackState;

/** What the page asks VS Code to keep, so that the panel comes back after a reload. */
export interface PageMemory {
  readonly uri: string;
  /** Whether the person has the Details section open. */
  readonly detailsOpen: boolean;
}

export type ToPage =
  | { readonly type: 'render'; readonly state: PageState }
  /** Read out by screen readers, shown to nobody else. */
  | { readonly type: 'announce'; readonly sentence: string }
  /** What was asked for is in the clipboard: this text, or the link to the item with this URI. */
  | { readonly type: 'copied'; readonly text: string };

/** `uri` names the track the person was looking at, so that a late click never changes another one. */
export type FromPage =
  | { readonly type: 'ready' }
  | { readonly type: 'retry' }
  | { readonly type: 'save'; readonly uri: string }
  | { readonly type: 'remove'; readonly uri: string }
  | { readonly type: 'copyLink'; readonly uri: string }
  /** Opens any item the page was given a URI for. */
  | { readonly type: 'open'; readonly uri: string }
  | { readonly type: 'copyText'; readonly text: string };

const fieldsOf: Fields<FromPage> = {
  ready: {},
  retry: {},
  save: { uri: 'text' },
  remove: { uri: 'text' },
  copyLink: { uri: 'text' },
  open: { uri: 'text' },
  copyText: { text: 'text' },
};

/** The message, if `value` is one with exactly its fields; undefined for anything else. */
export function parseFromPage(value: unknown): FromPage | undefined {
  return parseMessage(fieldsOf, value);
}
