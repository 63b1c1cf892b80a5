import assert from 'node:assert/strict';
import { judge } from '../../../../src/library/matching/judge.ts';
import type { Track } from '../../../../src/model/track.ts';
import { aTrack, wanted } from './someRecordings.ts';

const id = (letter: string): string => letter.repeat(22);
const idsOf = (match: { candidates: readonly { track: Track }[] }): string[] =>
  match.candidates.map(({ track }) => track.id?.slice(0, 1) ?? '');

describe('What is found for a recording', () => {
  it('is one when title, artist and length are the same', () => {
    const { kind, candidates } = judge(wanted(), [aTrack()]);
    assert.equal(kind, 'one');
    assert.deepEqual(candidates[0]?.reasons, ['sameTitle', 'sameArtists', 'sameLength']);
    assert.deepEqual(candidates[0].doubts, []);
  });

  it('is one by its code, whatever the title is called there', () => {
    const { kind, candidates } = judge(wanted({ isrc: 'qz-abc-19-00042' }), [
      aTrack({ name: 'Laternenfeld' }),
    ]);
    assert.deepEqual([kind, candidates[0]?.reasons[0]], ['one', 'sameCode']);
  });

  it('is doubted when a code was given to something of quite another length', () => {
    const { kind, candidates } = judge(wanted({ isrc: 'QZABC1900042' }), [aTrack({ durationMs: 420_000 })]);
    assert.deepEqual([kind, candidates[0]?.doubts], ['several', ['otherLength']]);
  });

  it('is one on several releases, with the album that is meant first', () => {
    const tracks = [
      aTrack({ id: id('a'), on: 'Now That Is Fog' }),
      aTrack({ id: id('b') }),
      aTrack({ id: id('c'), on: 'Lantern Field' }),
    ];
    const match = judge(wanted({ album: 'Paper Engines' }), tracks);
    assert.deepEqual([match.kind, idsOf(match)[0]], ['one', 'b']);
    assert.equal(match.candidates.length, 3);
  });

  it('puts what cannot be played last', () => {
    const tracks = [aTrack({ id: id('a'), isPlayable: false }), aTrack({ id: id('b'), on: 'Elsewhere' })];
    assert.deepEqual(idsOf(judge(wanted({ album: 'Paper Engines' }), tracks)), ['b', 'a']);
  });

  it('is for somebody to choose when only another version is there', () => {
    const { kind, candidates } = judge(wanted(), [aTrack({ name: 'Lantern Field - Live at the Orrery' })]);
    assert.deepEqual([kind, candidates[0]?.doubts], ['several', ['otherVersion']]);
  });

  it('leaves another version out when the right one is there', () => {
    const tracks = [aTrack({ id: id('a'), name: 'Lantern Field (Live)' }), aTrack({ id: id('b') })];
    const match = judge(wanted(), tracks);
    assert.deepEqual([match.kind, idsOf(match)], ['one', ['b']]);
  });

  it('is for somebody to choose when the length is another', () => {
    const { kind, candidates } = judge(wanted(), [aTrack({ durationMs: 190_000 })]);
    assert.deepEqual([kind, candidates[0]?.doubts], ['several', ['otherLength']]);
  });

  it('is for somebody to choose when nobody has said how long it is and two of different lengths are there', () => {
    const tracks = [aTrack({ id: id('a') }), aTrack({ id: id('b'), durationMs: 260_000 })];
    const match = judge(wanted({ durationMs: undefined }), tracks);
    assert.deepEqual([match.kind, match.candidates.length], ['several', 2]);
    assert.equal(judge(wanted({ durationMs: undefined }), tracks.slice(1)).kind, 'one');
  });

  it('is for somebody to choose when nobody has said who the artist is', () => {
    const { kind, candidates } = judge(wanted({ artists: [' '] }), [aTrack()]);
    assert.deepEqual([kind, candidates[0]?.doubts], ['several', ['unknownArtist']]);
  });

  it('is nothing when only other songs and other artists are there', () => {
    const tracks = [aTrack({ name: 'Lantern Fields Forever' }), aTrack({ by: ['Violet Static'] })];
    assert.deepEqual(judge(wanted(), tracks), { kind: 'none', candidates: [] });
    assert.equal(judge(wanted(), []).kind, 'none');
  });

  it('takes guests of the title for artists', () => {
    const { kind } = judge(wanted({ title: 'Lantern Field (feat. Juniper Quiet)' }), [
      aTrack({ by: ['Salt Meridian', 'Juniper Quiet'] }),
    ]);
    assert.equal(kind, 'one');
  });
});
