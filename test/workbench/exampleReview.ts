import type { GroupView, ReviewFrame, ToReview } from '../../webview/reviewProtocol.ts';

type Render = Extract<ToReview, { readonly type: 'render' }>;

/** Titles that a page must bear: long ones, others' writing directions, emoji, markup, words without an end. */
const titles = [
  'Lantern Field',
  'שדות של אור ופנסים רחוקים',
  'حقول الفوانيس البعيدة',
  '🌧️ 👩‍👩‍👧‍👦 rain',
  '<img src=x onerror=alert(1)>',
  'W'.repeat(160),
  '灯火之野（现场）',
  'The Very Long Title of a Song That Goes On and On Until Somebody Stops It (Live at the Harbour, 2011 Remaster)',
];

/** One pair, the first to stay and the second to go. */
export function exampleGroup(index: number): GroupView {
  const title = titles[index % titles.length] ?? '';
  const row = (place: number): GroupView['rows'][number] => ({
    id: `spotify:track:${index}-${place}`,
    uri: `spotify:track:${index}-${place}`,
    title,
    subtitle: 'Salt Meridian, Juniper Quiet',
    cover: { url: pixel },
    badges: place === 0 ? [{ text: 'E', inFull: 'Explicit' }] : [],
    cells: [
      { text: place === 0 ? 'Paper Engines' : 'Paper Engines (Deluxe Edition)', differs: true },
      { text: place === 0 ? '3 May 2019' : '2020', differs: true },
      { text: '3:47', spoken: '3 minutes, 47 seconds' },
      { text: place === 0 ? '12 March 2021' : '4 January 2024', differs: true },
      { text: place === 0 ? 'Yes' : 'Not known' },
    ],
    mark: place === 0 ? { kind: 'keep', word: 'Stays' } : { kind: 'remove', word: 'Goes' },
    checkbox: { label: 'Keep', inFull: `Keep ${title}`, checked: place === 0, enabled: true },
  });
  return {
    id: `group-${index}`,
    title,
    note: 'Same title and artists, 1 second apart',
    buttons: [{ id: 'dismiss', label: 'Not Duplicates', inFull: `Not Duplicates: ${title}` }],
    rows: [row(0), row(1)],
  };
}

export const exampleFrame: ReviewFrame = {
  heading: 'Duplicates in Liked Songs',
  intro: ['Nothing is removed before you press the button.'],
  source: 'Demo',
  choices: [
    {
      id: 'rule',
      label: 'What stays',
      options: [
        { id: 'oldest', label: 'The one that was added first' },
        { id: 'newest', label: 'The newest release' },
      ],
      chosen: 'oldest',
      enabled: true,
    },
  ],
  toggles: [{ id: 'versions', label: 'Treat versions as the same', checked: false, enabled: true }],
  notices: [],
  columns: ['Album', 'Released', 'Length', 'Added', 'Plays here'],
  summary: '100 tracks go, 100 stay.',
  action: { label: 'Remove 100 Tracks', enabled: true },
  buttons: [],
};

/** A message that shows the groups `from` to `to` − 1 of an example, as if nothing had been shown before. */
export function exampleRender(from: number, to: number, frame: Partial<ReviewFrame> = {}): Render {
  const groups = Array.from({ length: to - from }, (_, index) => exampleGroup(from + index));
  return {
    type: 'render',
    review: 'duplicates',
    strings: {
      openInSpotify: 'Open in Spotify',
      retry: 'Retry',
      dataFrom: 'Data from Spotify',
      actions: 'What to do',
      options: 'Options',
    },
    frame: { ...exampleFrame, ...frame },
    order: groups.map(({ id }) => id),
    changed: groups,
    more: 'Show 100 More of 9,900',
  };
}

const pixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
