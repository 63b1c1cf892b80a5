import assert from 'node:assert/strict';
import fc from 'fast-check';
import { recordingOf } from '../../../../src/library/recordings/recording.ts';
import { isSameRecording, sameRecording } from '../../../../src/library/recordings/sameRecording.ts';
import { versionKinds } from '../../../../src/library/recordings/versionKind.ts';
import { anyCodePoint } from '../../anyCodePoint.ts';
import { recordedTrack } from './recordedTrack.ts';

type Facts = Parameters<typeof recordedTrack>[0];

const isSame = (a: Facts, b: Facts, options?: Parameters<typeof isSameRecording>[2]): boolean =>
  isSameRecording(recordedTrack(a), recordedTrack(b), options);

describe('the same recording', () => {
  it('is one with the same title and artists that is as long, within two seconds', () => {
    assert.ok(isSame({}, { durationMs: 216_000 }));
    assert.ok(isSame({}, { durationMs: 212_100 }));
    assert.ok(!isSame({}, { durationMs: 216_001 }));
    assert.ok(!isSame({}, { durationMs: 0 }), 'a length that is not known tells nothing');
    assert.ok(!isSame({}, { name: 'Paper Moons' }));
    assert.ok(!isSame({ artists: [] }, { artists: [] }));
  });

  it('says why it is', () => {
    const [a, b] = [
      recordedTrack({ isrc: 'QZ-TLA-19-00042' }),
      recordedTrack({ isrc: 'qztla1900042', durationMs: 215_000 }),
    ];
    assert.deepEqual(sameRecording(recordingOf(a), recordingOf(b)), {
      by: 'isrc',
      apartMs: 1_000,
      isOtherVersion: false,
    });
    const other = recordedTrack({ isrc: 'QZTLA1900043', durationMs: 215_000 });
    assert.deepEqual(sameRecording(recordingOf(a), recordingOf(other)), {
      by: 'names',
      apartMs: 1_000,
      isOtherVersion: false,
    });
  });

  it('has the same code, whatever it is called, unless the code was given twice by mistake', () => {
    const [isrc, durationMs] = ['QZTLA1900042', 214_000];
    const same = (a: Facts, b: Facts): boolean =>
      isSame({ isrc, durationMs, ...a }, { isrc, durationMs, ...b });
    assert.ok(same({ name: '晴れた日', artists: ['塩の子午線'] }, {}), 'in translation');
    assert.ok(same({ durationMs: 221_000 }, {}), 'with a fade of seven seconds');
    assert.ok(same({ durationMs: 0 }, {}));
    assert.ok(same({ name: 'Paper Lanterns - Live' }, {}), 'on a live album that does not say so');
    assert.ok(same({ name: 'Paper Lanterns - 2011 Remaster', durationMs: 218_000 }, {}));
    assert.ok(!same({ name: 'Paper Lanterns - Radio Edit', durationMs: 218_000 }, {}));
    assert.ok(!same({ durationMs: 254_000 }, {}));
    assert.ok(!same({ name: '晴れた日', artists: ['塩の子午線'], durationMs: 219_000 }, {}));
    assert.ok(!same({ name: 'Paper Lanterns (Instrumental)' }, {}));
    assert.ok(!same({ name: 'Paper Lanterns - A Cappella' }, {}));
    assert.ok(
      !isSame({ isrc: '000000000000', name: 'A' }, { isrc: '000000000000', name: 'B' }),
      'no code at all',
    );
  });

  it('names the same people, in whatever order and place', () => {
    const pairs: [Facts, Facts][] = [
      [{ name: 'Tide (feat. Ada Quill)' }, { name: 'Tide', artists: ['Salt Meridian', 'Ada Quill'] }],
      [{ name: 'Tide ft. Ada Quill' }, { name: 'Tide [with Ada Quill]' }],
      [{ name: 'Tide', artists: ['Salt Meridian feat. Ada Quill'] }, { name: 'Tide (feat. Ada Quill)' }],
      [{ artists: ['Ada Quill', 'Salt Meridian'] }, { artists: ['Salt Meridian', 'Ada Quill'] }],
      [{ artists: ['Ada Quill & Bo Lark'] }, { artists: ['Bo Lark', 'Ada Quill'] }],
      [{ artists: ['The Salt Meridian'] }, { artists: ['SALT MERIDIAN'] }],
      [{ artists: ['Ada + The Engines'] }, { artists: ['Ada and the Engines'] }],
      [{ artists: ['Bo, The Maker'] }, { artists: ['Bo The Maker'] }],
      [{ artists: ['AB/CD'] }, { artists: ['ABCD'] }],
      [{ artists: ['Ke$a Ström'] }, { artists: ['Kesa Strom'] }],
      [
        { name: 'Tide - Low Orbit Remix', artists: ['Salt Meridian', 'Low Orbit'] },
        { name: 'Tide (Low Orbit Remix)' },
      ],
    ];
    for (const [a, b] of pairs) assert.ok(isSame(a, b), JSON.stringify([a, b]));
    const others: [Facts, Facts][] = [
      [{ artists: ['Ada Quill'] }, { artists: ['Bo Lark'] }],
      [{ artists: ['Ada Quill', 'Bo Lark'] }, { artists: ['Ada Quill'] }],
      [{ name: 'Tide (feat. Ada Quill)' }, { name: 'Tide (feat. Bo Lark)' }],
      [{ name: 'Tide (feat. Ada Quill)' }, { name: 'Tide' }],
      [{ name: 'Tide (with Strings)' }, { name: 'Tide' }],
      [{ artists: ['Prince'] }, { artists: ['Prince Lark'] }],
    ];
    for (const [a, b] of others) assert.ok(!isSame(a, b), JSON.stringify([a, b]));
  });

  it('knows artists by their ids, too', () => {
    const named = (name: string): ReturnType<typeof recordedTrack> => ({
      ...recordedTrack(),
      artists: [{ name, id: 'artist1' }],
    });
    assert.ok(isSameRecording(named('Salt Meridian'), named('塩の子午線')));
  });

  it('is asked for more where a title is used more than once', () => {
    const intro = { name: 'Intro', durationMs: 61_000 };
    assert.ok(!isSame({ ...intro, album: 'Salt Year' }, { ...intro, album: 'Tide Tables' }));
    assert.ok(isSame({ ...intro, album: 'Salt Year' }, { ...intro, album: 'Salt Year (Deluxe Edition)' }));
    assert.ok(isSame({ ...intro, isrc: 'QZTLA1900042' }, { ...intro, isrc: 'QZTLA1900042' }));
    assert.ok(isSame({ name: '1999' }, { name: '1999' }));
  });

  it('is not on a live album where the other is not, nor twice on one album', () => {
    assert.ok(!isSame({ album: 'Salt Year' }, { album: 'Live at the Orrery' }));
    assert.ok(!isSame({ album: 'Salt Year' }, { album: 'Salt Year (Karaoke Versions)' }));
    assert.ok(isSame({ album: 'Salt Year' }, { album: 'The World We Live In' }));
    assert.ok(isSame({ album: 'Live at the Orrery' }, { album: 'Live at the Orrery (Deluxe)' }));
    const album = { id: 'album1', name: 'Salt Year', artists: [], images: [] };
    const place = (discNumber: number): ReturnType<typeof recordedTrack> => ({
      ...recordedTrack(),
      album,
      discNumber,
    });
    assert.ok(!isSameRecording(place(1), place(2)));
  });

  it('is any version that is to count as the song, however long', () => {
    const live = { name: 'Paper Lanterns - Live at the Orrery', durationMs: 290_000 };
    const alike = new Set(['live'] as const);
    assert.ok(!isSame({}, live));
    assert.ok(isSame({}, live, { alike }));
    assert.ok(isSame(live, { name: 'Paper Lanterns (Live in Quito)' }, { alike }));
    assert.ok(isSame({}, { album: 'Live at the Orrery' }, { alike }));
    assert.ok(!isSame({}, { name: 'Paper Lanterns (Live Acoustic)' }, { alike }));
    assert.ok(!isSame({}, { ...live, artists: ['Ada Quill'] }, { alike }));
    const remaster = new Set(['remaster'] as const);
    assert.ok(
      isSame({ name: 'Tide (Live / 2011 Remaster)' }, { name: 'Tide (Live)' }, { alike: remaster }),
      'what else there is must be the same',
    );
  });
});

describe('comparing recordings', () => {
  const words = fc.constantFrom(
    'tide',
    'salt',
    'Ámbar',
    'Straße',
    'No. 2',
    'Pt. II',
    '夜',
    'ライブ',
    'ليلة',
    'Live',
    'feat',
    '&',
  );
  const version = fc.constantFrom(
    '',
    ' - Live',
    ' (2011 Remaster)',
    ' [Low Orbit Remix]',
    ' - Radio Edit',
    ' (Album Version)',
  );
  const title = fc.oneof(
    fc.string({ unit: anyCodePoint, maxLength: 30 }),
    fc
      .tuple(fc.array(words, { minLength: 1, maxLength: 4 }), version)
      .map(([some, more]) => some.join(' ') + more),
  );
  const facts = fc.record({
    name: title,
    artists: fc.array(fc.oneof(words, fc.string({ maxLength: 8 })), { maxLength: 3 }),
    durationMs: fc.integer({ min: 0, max: 4_000 }),
    isrc: fc.constantFrom(undefined, 'QZTLA1900042', 'QZTLA1900043'),
    album: fc.option(title, { nil: undefined }),
  });
  const track = facts.map(({ isrc, album, ...rest }) =>
    recordedTrack({ ...rest, ...(isrc ? { isrc } : {}), ...(album === undefined ? {} : { album }) }),
  );
  const options = fc
    .option(fc.subarray([...versionKinds]), { nil: undefined })
    .map(kinds => (kinds ? { alike: new Set(kinds) } : {}));

  it('comes to the same both ways round', () => {
    fc.assert(
      fc.property(track, track, options, (a, b, how) => {
        assert.equal(isSameRecording(a, b, how), isSameRecording(b, a, how));
      }),
      { numRuns: 1_000 },
    );
  });

  it('finds each track the same as itself', () => {
    fc.assert(
      fc.property(track, options, (a, how) => {
        const recording = recordingOf(a);
        assert.ok(sameRecording(recording, recording, how));
      }),
    );
  });

  it('finds a track again whatever its case and accents, and wherever its guests are named', () => {
    const name = fc.constantFrom(
      'Paper Lanterns',
      'Tide, Pt. 2',
      'Årstid',
      '夜の坂道',
      'Étude No. 3',
      'The Salt Year',
    );
    const guest = fc.constantFrom('Ada Quill', 'Bo & Lark', 'Ósk', '夜航', 'Lark, the Younger');
    const place = fc.constantFrom<(name: string, guest: string, version: string) => Facts>(
      (song, who, more) => ({ name: `${song} (feat. ${who})${more}` }),
      (song, who, more) => ({ name: `${song}${more} [ft. ${who}]` }),
      (song, who, more) => ({ name: `${song} featuring ${who}${more}` }),
      (song, who, more) => ({ name: `${song}${more} (with ${who})` }),
      (song, who, more) => ({ name: song + more, artists: ['Salt Meridian', who] }),
      (song, who, more) => ({ name: song + more, artists: [who, 'Salt Meridian'] }),
      (song, who, more) => ({ name: song + more, artists: [`Salt Meridian feat. ${who}`] }),
      (song, who, more) => ({ name: `${song}${more} (feat. ${who})`, artists: ['Salt Meridian', who] }),
    );
    const spelling = fc.constantFrom<(text: string) => string>(
      text => text,
      text => text.toUpperCase(),
      text => text.toLowerCase(),
      text => text.normalize('NFD'),
      text => text.normalize('NFD').replace(/\p{M}/gu, ''),
      text => text.replaceAll(' ', '  '),
    );
    fc.assert(
      fc.property(name, guest, version, place, place, spelling, (song, who, more, one, other, spell) => {
        const [a, b] = [one(song, who, more), other(song, who, more)];
        const respelt = {
          ...b,
          name: spell(b?.name ?? ''),
          artists: (b?.artists ?? ['Salt Meridian']).map(spell),
        };
        assert.ok(isSame(a, respelt), JSON.stringify([a, respelt]));
      }),
      { numRuns: 1_000 },
    );
  });
});
