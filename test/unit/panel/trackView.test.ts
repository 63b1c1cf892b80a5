import assert from 'node:assert/strict';
import type { AlbumReference, ReleaseDate } from '../../../src/model/album.ts';
import type { Track } from '../../../src/model/track.ts';
import { trackView, type TrackInput } from '../../../src/panel/trackView.ts';
import type { TrackView } from '../../../webview/protocol.ts';
import { exampleTrack, exampleUri, simplifiedTrack } from './exampleTrack.ts';
import { plainWords } from './plainWords.ts';

const album = exampleTrack.album!;

function view(track: Partial<Track> = {}, input: Partial<TrackInput> = {}): TrackView {
  return trackView(
    {
      uri: exampleTrack.uri,
      track: { ...exampleTrack, ...track },
      saved: 'saved',
      addedAt: '2021-03-12T14:03:00Z',
      now: Date.parse('2026-11-21T12:00:00Z'),
      locale: 'en-GB',
      timeZone: 'UTC',
      ...input,
    },
    plainWords,
  );
}

const fact = ({ facts }: TrackView, label: string): string | undefined =>
  facts.find(each => each.label === label)?.value;

/** The same moment with the time in it, as this version of Node writes it. */
const exactly = (iso: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone }).format(new Date(iso));

describe('a track as the details page shows it', () => {
  it('has everything Spotify gives in development mode', () => {
    assert.deepEqual(view(), {
      uri: exampleTrack.uri,
      title: 'Lantern Field',
      cover: { url: 'https://i.scdn.co/image/640', alt: 'Cover of Paper Engines', pixels: 640 },
      artists: [
        { text: 'Salt Meridian', uri: exampleUri('artist', 'b') },
        { text: 'Juniper Quiet', uri: exampleUri('artist', 'c') },
      ],
      album: { text: 'Paper Engines', uri: exampleUri('album', 'd') },
      albumFacts: ['3 May 2019', 'track 4 of 12', 'disc 1'],
      length: { text: '3:47', spoken: '3 minutes, 47 seconds' },
      explicit: 'Explicit',
      isrc: { label: 'isrc', value: 'QZABC1900042', copyLabel: 'Copy isrc' },
      added: 'Added 12 March 2021, 5 years ago',
      notices: [],
      facts: [
        { label: 'uri', value: exampleTrack.uri, copyLabel: 'Copy uri' },
        { label: 'albumType', value: 'type album' },
        { label: 'addedAt', value: exactly('2021-03-12T14:03:00Z', 'UTC') },
      ],
      saved: 'saved',
      canSave: true,
      canOpen: true,
    });
  });

  it('leaves out what a simplified track does not have', () => {
    const shown = trackView(
      {
        uri: exampleTrack.uri,
        track: simplifiedTrack,
        saved: 'unknown',
        now: 0,
        locale: 'en',
      },
      plainWords,
    );
    assert.deepEqual(shown.albumFacts, ['track 4', 'disc 1']);
    for (const field of ['album', 'cover', 'isrc', 'added']) assert.equal(field in shown, false, field);
  });

  it('keeps hostile text as text and titles as delivered', () => {
    const hostile = ' <img src=x onerror=alert(1)> ';
    const shown = view({ name: hostile, artists: [{ name: hostile }], album: { ...album, name: hostile } });
    assert.deepEqual([shown.title, shown.artists[0]?.text, shown.album?.text], [hostile, hostile, hostile]);
  });

  it('names what has no title, as after a takedown', () => {
    const shown = view({ name: '', album: { ...album, name: '' } });
    assert.deepEqual([shown.title, shown.album?.text], ['(no title)', '(no title)']);
    assert.equal(shown.cover?.alt, 'Cover of (no title)');
  });
});

describe('the release date', () => {
  const table: readonly [ReleaseDate, string, string | undefined][] = [
    [{ value: '1981-12-15', precision: 'day' }, 'en-US', 'December 15, 1981'],
    [{ value: '1981-12-15', precision: 'day' }, 'de', '15. Dezember 1981'],
    [{ value: '1981-12', precision: 'month' }, 'en-GB', 'December 1981'],
    [{ value: '1981', precision: 'year' }, 'en-GB', '1981'],
    [{ value: '1981-12-15', precision: 'year' }, 'en-GB', '1981'],
    [{ value: '1981', precision: 'day' }, 'en-GB', '1981'],
    [{ value: '1981-12', precision: 'day' }, 'en-GB', 'December 1981'],
    [{ value: '0000', precision: 'year' }, 'en-GB', undefined],
    [{ value: '', precision: 'day' }, 'en-GB', undefined],
  ];
  for (const [releaseDate, locale, expected] of table) {
    it(`${releaseDate.value || 'nothing'} known to the ${releaseDate.precision} is ${expected ?? 'left out'} in ${locale}`, () => {
      const { albumFacts } = view({ album: { ...album, releaseDate } }, { locale });
      assert.equal(albumFacts.length, expected === undefined ? 2 : 3);
      if (expected !== undefined) assert.equal(albumFacts[0], expected);
    });
  }
});

describe('the place on the release', () => {
  const table: readonly [string, Partial<Track>, Partial<AlbumReference>, readonly string[]][] = [
    ['the first disc', { trackNumber: 4, discNumber: 1 }, { totalTracks: 12 }, ['track 4 of 12', 'disc 1']],
    [
      'a later disc, whose tracks the total does not count',
      { trackNumber: 4, discNumber: 2 },
      { totalTracks: 24 },
      ['track 4', 'disc 2'],
    ],
    ['a total that cannot be', { trackNumber: 4, discNumber: 1 }, { totalTracks: 3 }, ['track 4', 'disc 1']],
  ];
  for (const [name, track, reference, expected] of table) {
    it(`is told for ${name}`, () => {
      const { albumFacts } = view({ ...track, album: { ...album, ...reference } });
      assert.deepEqual(albumFacts.slice(1), expected);
    });
  }
});

describe('the length', () => {
  const table: readonly [number, string, string][] = [
    [227_900, '3:47', '3 minutes, 47 seconds'],
    [3_729_000, '1:02:09', '1 hour, 2 minutes, 9 seconds'],
    [180_000, '3:00', '3 minutes'],
    [900, '0:00', '0 seconds'],
  ];
  for (const [durationMs, text, spoken] of table) {
    it(`of ${durationMs} ms is ${text}, read out as ${spoken}`, () => {
      assert.deepEqual(view({ durationMs }).length, { text, spoken });
    });
  }

  it('is left out when Spotify gives none', () => {
    assert.equal('length' in view({ durationMs: 0 }), false);
  });
});

describe('the date a track was added', () => {
  it('is in words and exactly, in the person’s time zone', () => {
    const shown = view({}, { addedAt: '2026-11-20T23:30:00Z', timeZone: 'Europe/Berlin' });
    assert.equal(shown.added, 'Added 21 November 2026, today');
    assert.match(fact(shown, 'addedAt') ?? '', /^Saturday,? 21 November 2026 at 00:30$/);
  });

  for (const [name, input] of [
    ['the track is not saved any more', { saved: 'notSaved' }],
    ['it is no date', { addedAt: 'once' }],
  ] as const) {
    it(`is left out when ${name}`, () => {
      const shown = view({}, input);
      assert.equal('added' in shown, false);
      assert.equal(fact(shown, 'addedAt'), undefined);
    });
  }
});

describe('what a person should not miss', () => {
  const table: readonly [string, Partial<Track>, readonly string[]][] = [
    ['nothing when it is not known whether the track can be played', {}, []],
    ['nothing for a track that can be played', { isPlayable: true }, []],
    ['a track that cannot be played', { isPlayable: false }, ['Not available: no reason']],
    ['a restriction', { restrictionReason: 'market' }, ['Not available: market']],
    [
      'a restriction with a new word',
      { isPlayable: false, restrictionReason: 'moon' },
      ['Not available: moon'],
    ],
    [
      'a restricted release',
      { album: { ...album, restrictionReason: 'product' } },
      ['Not available: product'],
    ],
    [
      'a playable track of a restricted release',
      { isPlayable: true, album: { ...album, restrictionReason: 'product' } },
      [],
    ],
    ['a stand-in', { linkedFrom: { uri: exampleUri('track', 'e') } }, ['Another version is played']],
    ['a local file', { isLocal: true }, ['A file of your own']],
  ];
  for (const [name, track, expected] of table) {
    it(`says: ${name}`, () => {
      assert.deepEqual(
        view(track).notices.map(({ sentence }) => sentence),
        expected,
      );
    });
  }
});

describe('versions that stand in for others', () => {
  it('names the one that was asked for, when this one came with its name', () => {
    const shown = view({ linkedFrom: { uri: exampleUri('track', 'e') } });
    assert.equal(fact(shown, 'standsInFor'), exampleUri('track', 'e'));
    assert.equal(fact(shown, 'playedInstead'), undefined);
  });

  it('stays the track that was asked for, when Spotify answers with another one', () => {
    const asked = exampleUri('track', 'e');
    const shown = view({ linkedFrom: { uri: asked } }, { uri: asked });
    assert.equal(shown.uri, asked);
    assert.equal(fact(shown, 'uri'), asked);
    assert.equal(fact(shown, 'playedInstead'), exampleTrack.uri);
    assert.equal(fact(shown, 'standsInFor'), undefined);
    assert.equal(shown.notices.length, 1);
  });
});

describe('what only apps with extended quota are told', () => {
  it('is shown when it is there', () => {
    const shown = view({ popularity: 0, availableMarkets: ['SE', 'AT', 'xx', 'DE'] }, { locale: 'en' });
    assert.equal(fact(shown, 'popularity'), '0 of 100');
    const markets = shown.facts.find(({ label }) => label === 'markets');
    assert.deepEqual(markets, {
      label: 'markets',
      value: '4 countries',
      more: 'Austria, Germany, Sweden, xx',
    });
  });

  it('says so when there is no country left', () => {
    assert.deepEqual(
      view({ availableMarkets: [] }).facts.find(({ label }) => label === 'markets'),
      { label: 'markets', value: '0 countries' },
    );
  });
});

describe('a local file', () => {
  const local: Track = {
    uri: 'spotify:local:Me:Tape:Garage:201',
    name: 'Garage',
    artists: [{ name: 'Me' }, { name: '' }],
    album: { name: '', artists: [], images: [] },
    durationMs: 201_000,
    explicit: false,
    isLocal: true,
  };
  const shown = trackView({ uri: local.uri, track: local, saved: 'saved', now: 0, locale: 'en' }, plainWords);

  it('can be neither saved nor opened', () => {
    assert.deepEqual([shown.canSave, shown.canOpen], [false, false]);
  });

  it('shows only the tags it has', () => {
    assert.deepEqual(shown.artists, [{ text: 'Me' }]);
    assert.equal('album' in shown, false);
    assert.deepEqual(shown.facts, [{ label: 'uri', value: local.uri, copyLabel: 'Copy uri' }]);
  });
});
