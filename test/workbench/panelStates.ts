import type {
  AlbumState,
  ArtistState,
  FailedState,
  LoadingState,
  PageState,
  RowView,
  SectionView,
  TrackState,
} from '../../webview/protocol.ts';

/** Titles as somebody hostile or merely unusual gives them. */
export const oddTitles = {
  markup: '<img src=x onerror="document.title=\'harmed\'"><script>document.title="harmed"</script>',
  address: 'javascript:document.title="harmed"',
  endless: 'Pneumono'.repeat(1_250),
  rightToLeft: '\u202eيا طريق القمر (הופעה חיה) 12',
  emoji: '👩‍👩‍👧‍👦🏳️‍🌈 雨季（序曲）',
} as const;

const problem = {
  sentence: 'Spotify asks us to slow down. Paused until 14:32; nothing was lost.',
  canRetry: true,
};

function row(number: number, title: string, changes: Partial<RowView> = {}): RowView {
  const uri = `spotify:track:${String(number).padStart(22, 'x')}`;
  return {
    uri,
    title,
    number: String(number),
    detail: 'Salt Meridian, Juniper Quiet · Paper Engines',
    length: { text: '3:47', spoken: '3 minutes, 47 seconds' },
    canShow: true,
    canOpen: true,
    saved: 'saved',
    saveLabel: `Remove ${number} from Liked Songs`,
    openLabel: `Open ${number} in Spotify`,
    ...changes,
  };
}

function album(changes: Partial<SectionView>): SectionView {
  return {
    id: 'album',
    title: 'Album',
    count: '12 tracks, 5 saved',
    isOpen: true,
    groups: [],
    waiting: 0,
    action: { label: 'Save All', inFull: 'Save All Tracks of the Album to Liked Songs' },
    ...changes,
  };
}

/** A page in every state there is and with everything that may come from outside, made from one that was shown. */
export function panelStates(shown: TrackState): Readonly<Record<string, PageState>> {
  const { track, sections, uri, strings, source, canGoBack, canGoForward, memory } = shown;
  const common = { uri, strings, canGoBack, canGoForward, memory, ...(source ? { source } : {}) };
  const details = sections.filter(({ id }) => id === 'details');
  // What the library has of the album decides at once whether all of it can be saved.
  const albumAtFirst = sections
    .filter(({ id }) => id === 'album')
    .map(section => ({ ...section, isOpen: false, groups: [], waiting: 0 }));
  const loading: LoadingState = { ...common, uri: 'spotify:track:loading', kind: 'loading' };
  const failed: FailedState = { ...loading, kind: 'failed', problem };
  const state = (changes: Partial<TrackState>): TrackState => ({ ...shown, ...changes });
  const { title, artists, albumFacts, notices, facts, saved, canSave, canOpen } = track;
  // As an album tells of a track: neither release nor code.
  const { length, added } = track;
  const lasting = { ...(length ? { length } : {}), ...(added ? { added } : {}) };
  const bare = { uri, title, artists, albumFacts, notices, facts, saved, canSave, canOpen };
  const rows = Object.values(oddTitles).map((title, index) => row(index + 1, title, { detail: title }));
  const odd = {
    ...track,
    title: oddTitles.endless,
    artists: Object.values(oddTitles).map(text => ({ text, uri: track.uri })),
    album: { text: oddTitles.markup, uri },
    albumFacts: [oddTitles.rightToLeft],
    notices: [{ kind: 'warning', sentence: oddTitles.markup } as const],
    facts: [{ label: oddTitles.endless.slice(0, 300), value: oddTitles.endless, more: oddTitles.markup }],
  };
  const artist: ArtistState = {
    ...common,
    kind: 'artist',
    uri: 'spotify:artist:x',
    canGoBack: true,
    artist: { uri: 'spotify:artist:x', name: 'Salt Meridian', facts: ['slowcore', 'chamber pop'] },
    isPartial: false,
    sections: [],
  };
  const albumPage: AlbumState = {
    ...common,
    kind: 'album',
    uri: 'spotify:album:x',
    canGoBack: true,
    isPartial: false,
    album: {
      uri: 'spotify:album:x',
      title: 'Paper Engines',
      artists: [{ text: 'Salt Meridian', uri: 'spotify:artist:x' }],
      albumFacts: ['Album', '3 May 2019', '12 tracks'],
      length: { text: '47:12', spoken: '47 minutes, 12 seconds' },
      action: { label: 'Save All Tracks', inFull: 'Save All Tracks' },
      notices: [],
      facts: [{ label: 'UPC', value: '123456789012', copyLabel: 'Copy UPC' }],
    },
    sections: [
      {
        id: 'tracks',
        title: 'Tracks',
        count: '12 tracks, 5 saved',
        isOpen: true,
        groups: [{ rows }],
        waiting: 7,
      },
      ...details,
    ],
  };
  return {
    loading,
    failed,
    album: albumPage,
    albumOdd: {
      ...albumPage,
      isPartial: true,
      album: {
        ...albumPage.album,
        title: oddTitles.endless,
        artists: odd.artists,
        notices: odd.notices,
        facts: odd.facts,
        albumFacts: [],
      },
    },
    replacementOffered: state({
      track: {
        ...track,
        notices: [{ kind: 'warning', sentence: 'Not available in your country.' }],
        replacement: {
          label: 'Find a Replacement',
          inFull: 'Find a Replacement for Lantern Field',
          cost: 'Asks Spotify once, or twice at most.',
        },
      },
    }),
    replacementFound: state({
      track: { ...track, notices: [{ kind: 'warning', sentence: 'Not available in your country.' }] },
      sections: [
        {
          id: 'replacement',
          title: 'Possible replacements',
          isOpen: true,
          groups: [
            {
              rows: rows.map(each => ({
                ...each,
                action: { label: 'Replace', inFull: `Replace by ${each.uri}` },
              })),
            },
          ],
          waiting: 0,
        },
        ...details,
      ],
    }),
    partial: state({
      track: { ...bare, ...lasting },
      isPartial: true,
      sections: [...albumAtFirst, ...details],
    }),
    bare: state({ track: { ...bare, artists: [], albumFacts: [], saved: 'notSaved' }, sections: details }),
    unavailable: state({
      track: { ...track, notices: [{ kind: 'warning', sentence: 'Not available in your country.' }] },
      problem,
      sections: [
        album({
          groups: [
            { heading: 'Disc 1', rows: [row(1, 'Lantern Field', { isCurrent: true, canShow: false })] },
            {
              heading: 'Disc 2',
              rows: [
                row(2, 'Echo', { saved: 'notSaved', explicit: 'Explicit', saveLabel: 'Save 2' }),
                row(3, 'Winter Copper', { saved: 'unknown', notAvailable: 'Not available in your country.' }),
              ],
            },
          ],
          waiting: 9,
          problem,
        }),
        ...details,
      ],
    }),
    odd: state({ track: odd, sections: [album({ groups: [{ rows }] }), ...details] }),
    artist: {
      ...artist,
      sections: [
        {
          id: 'inLibrary',
          title: 'In your library',
          count: '0',
          isOpen: true,
          groups: [],
          waiting: 0,
          note: 'None of your saved tracks is by this artist.',
        },
        { id: 'artistTracks', title: 'Popular results from search', isOpen: true, groups: [], waiting: 3 },
        {
          id: 'releases',
          title: 'Albums and singles',
          count: '31',
          isOpen: true,
          groups: [
            {
              rows: Object.values(oddTitles).map((name, index) => ({
                uri: `spotify:album:${index}`,
                title: name,
                detail: 'Single · 2019 · 2 tracks',
                cover: { url: '', alt: '' },
                canShow: false,
                canOpen: true,
              })),
            },
          ],
          waiting: 0,
          more: 'Show 10 more of 21',
        },
      ],
    },
    artistFailed: { ...artist, problem, artist: { ...artist.artist, name: oddTitles.markup, facts: [] } },
  };
}
