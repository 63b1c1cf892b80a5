import { parseMessage, type Fields, type MessageOf } from './message.ts';
import type { PageStrings } from './pageStrings.ts';
import type { LengthView, LinkView, NoticeView, ProblemView } from './sharedViews.ts';

/**
 * What the extension and the details page say to each other. Both sides import this file and what it is made of, and
 * nothing of each other. Everything the page shows arrives as text that is ready to be read, in the person's language.
 */

/** Whether something is in the person's library, as far as known. */
export type SavedView = 'saved' | 'notSaved' | 'unknown';

/** A picture; `url` is https or data, `pixels` is the edge of the delivered image, when known. */
export interface PictureView {
  readonly url: string;
  readonly alt: string;
  readonly pixels?: number;
}

/** The parts of a page that can be folded. */
export const sectionIds = [
  'replacement',
  'album',
  'tracks',
  'byArtists',
  'versions',
  'details',
  'inLibrary',
  'artistTracks',
  'releases',
] as const;

export type SectionId = (typeof sectionIds)[number];

/** A track or a release in a list. */
export interface RowView {
  readonly uri: string;
  readonly title: string;
  /** Place on the release. */
  readonly number?: string;
  /** Artists, release, date: what tells it from others. */
  readonly detail?: string;
  readonly length?: LengthView;
  /** What "explicit" is called, when the track is. */
  readonly explicit?: string;
  /** Said of a track that Spotify does not play. */
  readonly notAvailable?: string;
  /** The track the page is about. */
  readonly isCurrent?: boolean;
  /** A small cover; rows of one list have one or have none. An empty `url` leaves its room empty. */
  readonly cover?: PictureView;
  /** Whether pressing the title shows the item in the panel. */
  readonly canShow: boolean;
  /** Whether the item has a page at Spotify. */
  readonly canOpen: boolean;
  /** Missing where saving is not offered, as for local files. */
  readonly saved?: SavedView;
  /** What the buttons are called: "Save X to Liked Songs", "Open X in Spotify". */
  readonly saveLabel?: string;
  readonly openLabel?: string;
  /** What else can be done with the item, in words; `inFull` names the item. */
  readonly action?: ActionView;
}

/** Something that can be done: what its button says, and what it is called for those who do not see it. */
export interface ActionView {
  readonly label: string;
  /** Begins with `label`. */
  readonly inFull: string;
}

/** Rows that belong together, such as those of one disc. */
export interface RowGroupView {
  readonly heading?: string;
  readonly rows: readonly RowView[];
}

/** A part of a page that can be folded. */
export interface SectionView {
  readonly id: SectionId;
  readonly title: string;
  /** "12 tracks, 5 saved"; stands after the title. */
  readonly count?: string;
  readonly isOpen: boolean;
  /** Empty while folded. */
  readonly groups: readonly RowGroupView[];
  /** Rows that are on their way: their room is reserved. */
  readonly waiting: number;
  /** Where the rows come from, or why there are none. */
  readonly note?: string;
  /** Why not all is here; what is here stays. */
  readonly problem?: ProblemView;
  /** What can be done with all rows at once. */
  readonly action?: ActionView;
  /** What the button for further rows is called, when there are some. */
  readonly more?: string;
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

/** A track as the page shows it. */
export interface TrackView {
  readonly uri: string;
  readonly title: string;
  readonly cover?: PictureView;
  readonly artists: readonly LinkView[];
  readonly album?: LinkView;
  /** Release date, position on the album. */
  readonly albumFacts: readonly string[];
  /** Missing when Spotify gives none. */
  readonly length?: LengthView;
  /** What "explicit" is called, when the track is. */
  readonly explicit?: string;
  readonly isrc?: FactView;
  /** "Added 12 March 2021, 5 years ago". */
  readonly added?: string;
  readonly notices: readonly NoticeView[];
  /** Offers to look for what may stand in for a track that cannot be played, and says what that costs. */
  readonly replacement?: ActionView & { readonly cost: string };
  readonly facts: readonly FactView[];
  readonly saved: SavedView;
  /** False for local files, which cannot be saved. */
  readonly canSave: boolean;
  /** Whether the track has a page at Spotify, which can be opened and whose link can be copied. */
  readonly canOpen: boolean;
}

/** An artist as the page shows one. */
export interface ArtistView {
  readonly uri: string;
  readonly name: string;
  readonly picture?: PictureView;
  /** Genres and the like, as far as Spotify gives them. */
  readonly facts: readonly string[];
}

/** An album as the page shows it. */
export interface AlbumView {
  readonly uri: string;
  readonly title: string;
  readonly cover?: PictureView;
  readonly artists: readonly LinkView[];
  /** Kind of release, date, how many tracks. */
  readonly albumFacts: readonly string[];
  /** Of all tracks together, once all are known. */
  readonly length?: LengthView;
  /** What can be done with all tracks at once. */
  readonly action?: ActionView;
  readonly notices: readonly NoticeView[];
  readonly facts: readonly FactView[];
}

interface CommonState {
  /** The Spotify URI the page is about. */
  readonly uri: string;
  readonly strings: PageStrings;
  /** "Demo" or "Test server", when the data is not the person's own. */
  readonly source?: string;
  /** Whether other pages were shown before or after this one, and can be shown again. */
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
  /** What the page asks VS Code to keep. */
  readonly memory: PageMemory;
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
  readonly sections: readonly SectionView[];
}

/** There is an artist. */
export interface ArtistState extends CommonState {
  readonly kind: 'artist';
  readonly artist: ArtistView;
  /** The picture may be on its way. */
  readonly isPartial: boolean;
  readonly problem?: ProblemView;
  readonly sections: readonly SectionView[];
}

/** There is an album. */
export interface AlbumState extends CommonState {
  readonly kind: 'album';
  readonly album: AlbumView;
  /** More about the album is on its way. */
  readonly isPartial: boolean;
  readonly sections: readonly SectionView[];
}

/** Everything the page shows at one moment. */
export type PageState = LoadingState | FailedState | TrackState | ArtistState | AlbumState;

/** What the page asks VS Code to keep, so that the panel comes back after a reload. */
export interface PageMemory {
  /** Pages that were shown one after the other; at least one. */
  readonly places: readonly PlaceMemory[];
  /** Index of the page that is shown. */
  readonly current: number;
}

/** One page and the sections that are open on it. */
export interface PlaceMemory {
  readonly uri: string;
  readonly open: readonly SectionId[];
}

export type ToPage =
  | { readonly type: 'render'; readonly state: PageState }
  /** Read out by screen readers, shown to nobody else. */
  | { readonly type: 'announce'; readonly sentence: string }
  /** What was asked for is in the clipboard: this text, or the link to the item with this URI. */
  | { readonly type: 'copied'; readonly text: string };

/** What the page may say. `uri` names what the person was looking at, so that a late click never changes anything else. */
const fieldsOf = {
  /** The page is there and shows nothing yet. */
  ready: {},
  /** The page is there and shows what it was sent while it came. */
  shown: {},
  retry: {},
  save: { uri: 'text' },
  remove: { uri: 'text' },
  copyLink: { uri: 'text' },
  /** Opens any item the page was given a URI for. */
  open: { uri: 'text' },
  copyText: { text: 'text' },
  /** Shows another page in the panel. */
  show: { uri: 'text' },
  back: {},
  forward: {},
  /** Escape on the first page. */
  leave: {},
  unfold: { section: 'text' },
  fold: { section: 'text' },
  /** Tries again to read what a section shows. */
  readAgain: { section: 'text' },
  more: { section: 'text' },
  /** Does with all rows of a section what it offers; `uri` is the page's. */
  act: { section: 'text', uri: 'text' },
  /** Does with one row of a section what that offers; `uri` is the page's. */
  actOn: { section: 'text', row: 'text', uri: 'text' },
} as const satisfies Fields;

export type FromPage = MessageOf<typeof fieldsOf>;

/** Whether `text` names a section. */
export function isSectionId(text: unknown): text is SectionId {
  return (sectionIds as readonly unknown[]).includes(text);
}

/** The message, if `value` is one with exactly its fields; undefined for anything else. */
export function parseFromPage(value: unknown): FromPage | undefined {
  return parseMessage(fieldsOf, value);
}
