import assert from 'node:assert/strict';
import fc from 'fast-check';
import { displayWidth } from '../../../../src/interchange/displayWidth.ts';
import { printText } from '../../../../src/interchange/libraryText/printText.ts';
import { readLine } from '../../../../src/interchange/libraryText/readLine.ts';
import type { ReadText } from '../../../../src/interchange/libraryText/readText.ts';
import { linesOf, readText } from '../../../../src/interchange/libraryText/readText.ts';
import { trackLine } from '../../../../src/interchange/libraryText/trackLine.ts';
import { anyCodePoint } from '../../anyCodePoint.ts';
import { done, stepsIn } from '../../library/arrangement/someTracks.ts';
import { hostileRows, row, textOf, uri, words } from './someText.ts';

const read = (text: string): ReadText => done(readText(text));
const link = (number: number): string =>
  uri(number).replace('spotify:track:', 'https://open.spotify.com/track/');

describe('a library as text', () => {
  it('has a line for each track, in columns, below a heading for each month', () => {
    const text = textOf([row(0, 'Lantern Field'), row(1, '夜のドア'), row(8, 'Echo')]);
    const lines = text.split('\n');
    assert.match(lines[0]!, /^\/\/ Liked Songs of Somebody · 3 tracks {2}\[#[0-9a-f]{12}\]$/);
    assert.deepEqual(lines.slice(1, 4), ['// Delete a line to remove its track.', '', '// Month 2026-11']);
    assert.equal(
      lines[4],
      `Lantern Field${' '.repeat(29)}Salt Meridian${' '.repeat(19)}Paper Engines${' '.repeat(19)}   3:47  2026-11-20  ${link(0)}`,
    );
    assert.deepEqual(lines.slice(6, 8), ['', '// Month 2026-10']);
    const columns = [lines[4], lines[5]!, lines[8]!].map(line => displayWidth(line.split('2026')[0]!));
    assert.deepEqual(new Set(columns), new Set([115]));
  });

  it('moves only those cells that a long one reaches', () => {
    const line = trackLine(row(0, 'L'.repeat(20) + ' '.concat('ong '.repeat(8))))!;
    assert.match(line, /ong {2}Salt Meridian +Paper Engines/);
    assert.equal(line.indexOf('Paper Engines'), 74);
  });

  it('says whose heading is not known, and keeps local files out of harm’s way', () => {
    const local = { ...row(3, 'Demo tape', { uri: 'spotify:local:a:b:c:1', isLocal: true }), addedAt: '' };
    const text = textOf([row(0), local]);
    assert.match(text, /\n\/\/ \(no date\)\n\/\/ \(local file\) Demo tape/);
    assert.deepEqual([...read(text).tracks.keys()], [uri(0)]);
  });

  it('names the same state for the same tracks in the same order', () => {
    const state = (numbers: number[]): string =>
      done(
        printText(
          numbers.map(each => row(each)),
          words,
        ),
      ).state.name;
    assert.equal(state([1, 2, 3]), state([1, 2, 3]));
    assert.equal(new Set([state([1, 2, 3]), state([1, 3, 2]), state([1, 2])]).size, 3);
    assert.equal(read(textOf([row(1), row(2)])).state, state([1, 2]));
  });

  it('is printed and read in many small steps', () => {
    const rows = Array.from({ length: 2_000 }, (_, number) => row(number));
    assert.ok(stepsIn(printText(rows, words)) > 30);
    assert.ok(stepsIn(readText(textOf(rows))) > 15);
  });

  it('is the same library when it is read, whatever the names are', () => {
    fc.assert(
      fc.property(hostileRows, rows => {
        const { tracks, troubles, repeated, state } = read(textOf(rows));
        assert.deepEqual(
          [...tracks.keys()],
          rows.map(({ track }) => track.uri),
        );
        assert.deepEqual([troubles, repeated], [0, []]);
        assert.equal(state, done(printText(rows, words)).state.name);
      }),
      { numRuns: 2_000 },
    );
  });

  it('never has a track in a name, even when the link of the line is cut off', () => {
    fc.assert(
      fc.property(hostileRows, fc.nat(60), (rows, cut) => {
        for (const each of rows) {
          const line = trackLine(each)!;
          const rest = readLine(line.slice(0, line.length - 1 - cut));
          assert.notEqual(rest.kind, 'track', JSON.stringify(line));
          assert.ok(
            rest.kind !== 'trouble' || ['nothing', 'other'].includes(rest.trouble),
            JSON.stringify(rest),
          );
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a line of the text', () => {
  const track = { kind: 'track', uri: uri(7) } as const;
  const trouble = (line: string): unknown => readLine(line);
  const id = uri(7).slice('spotify:track:'.length);

  it('is a track by its link, URI or id, whatever stands around it', () => {
    for (const line of [
      link(7),
      `  ${uri(7)}  `,
      id,
      `Salt Meridian – Echo  ${id}`,
      `[Echo](${link(7)}?si=abc), my favourite`,
      `"${uri(7)}",Echo,"spotify:album:${id}","spotify:artist:${id}"`,
      `https://open.spotify.com/intl-de/track/${id}`,
      `counterrevolutionaries ${link(7)}`,
      `${link(7)} ${uri(7)}`,
      `${link(7)}\r`,
    ])
      assert.deepEqual(readLine(line), track, line);
  });

  it('is nothing where it is blank or a comment, also with a link', () => {
    for (const line of ['', ' \t ', '\ufeff']) assert.deepEqual(readLine(line), { kind: 'blank' });
    for (const line of ['// x', `  //${link(7)}`, '//'])
      assert.deepEqual(readLine(line), { kind: 'comment' });
  });

  it('is trouble where it names no track, or several', () => {
    const troubleOf = (line: string): unknown => (trouble(line) as { trouble?: string }).trouble;
    assert.equal(troubleOf('Lantern Field by Salt Meridian'), 'nothing');
    assert.equal(troubleOf('a song about counterrevolutionaries'), 'nothing');
    assert.equal(troubleOf(`${link(7)} ${link(8)}`), 'several');
    assert.equal(troubleOf(`https://open.spotify.com/album/${id}`), 'album');
    assert.equal(troubleOf(`spotify:artist:${id}`), 'artist');
    assert.equal(troubleOf(`https://open.spotify.com/playlist/${id}`), 'other');
    assert.equal(troubleOf(link(7).slice(0, -1)), 'other');
    assert.equal(troubleOf('x'.repeat(1_000_000)), 'long');
  });

  it('is found again by its number, whatever ends lines', () => {
    assert.deepEqual([...linesOf('a\nb\r\nc\rd\n')], ['a', 'b', 'c', 'd', '']);
    const { tracks, repeated, troubled, troubles } = read(`${link(1)}\r\nEcho\r\n${link(2)}\n${uri(1)}`);
    assert.deepEqual(
      [...tracks],
      [
        [uri(1), 0],
        [uri(2), 2],
      ],
    );
    assert.deepEqual(repeated, [{ line: 3, first: 0 }]);
    assert.deepEqual([troubled, troubles], [[{ line: 1, trouble: 'nothing' }], 1]);
  });

  it('is counted beyond what an editor shows', () => {
    const { troubled, troubles } = read('Echo\n'.repeat(3_000));
    assert.deepEqual([troubled.length, troubles], [1_000, 3_000]);
  });

  it('is read whatever it is', () => {
    fc.assert(fc.property(fc.string({ unit: anyCodePoint, maxLength: 200 }), line => void readLine(line)));
  });
});

describe('the width of a text', () => {
  it('is two columns for wide characters and none for marks', () => {
    const widths = ['abc', 'é', 'e\u0301', '夜', 'カ', '한', '🔥', 'ﾊ', 'שלום', '\u2060'].map(displayWidth);
    assert.deepEqual(widths, [3, 1, 1, 2, 2, 2, 2, 1, 4, 0]);
  });
});
