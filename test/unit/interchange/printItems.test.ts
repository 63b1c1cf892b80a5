import assert from 'node:assert/strict';
import fc from 'fast-check';
import { withFormula, withoutFormula } from '../../../src/interchange/csv/formulas.ts';
import { joinNames, splitNames } from '../../../src/interchange/csv/nameList.ts';
import type { ExportFormat } from '../../../src/interchange/exportFormat.ts';
import { printItems } from '../../../src/interchange/printItems.ts';
import type { SavedItem } from '../../../src/library/journal.ts';
import { anAlbum, anyTitle, aTrack } from './someItems.ts';

const print = (items: readonly SavedItem[], format: ExportFormat): string[] =>
  [...printItems(items, format, '2026-11-21T16:00:00Z')].join('').split(/\r?\n/);

const track = aTrack(1, 'Lantern Field', {
  artists: [{ name: 'Salt Meridian', uri: 'spotify:artist:1' }, { name: 'Earth, Wind' }],
  album: {
    name: 'Paper "Engines"',
    artists: [],
    images: [{ url: 'https://i.scdn.co/x' }],
    releaseDate: { value: '2019', precision: 'year' },
  },
  isrc: 'QZABC1900042',
});
const link = 'https://open.spotify.com/track/0000000000000000000001';

describe('writing a list', () => {
  it('as CSV has the columns of Exportify, in its order', () => {
    const [head, row, last] = print([track], 'csv');
    assert.equal(
      head,
      'Track URI,Track Name,Artist URI(s),Artist Name(s),Album URI,Album Name,Album Artist URI(s),Album Artist Name(s),Album Release Date,Album Image URL,Disc Number,Track Number,Track Duration (ms),Track Preview URL,Explicit,Popularity,ISRC,Is Playable,Added By,Added At',
    );
    assert.equal(
      row,
      'spotify:track:0000000000000000000001,Lantern Field,spotify:artist:1,"Salt Meridian, Earth\\, Wind",,"Paper ""Engines""",,,2019,https://i.scdn.co/x,,,227000,,false,,QZABC1900042,,,2021-03-12T08:30:00Z',
    );
    assert.equal(last, '');
  });

  it('as CSV has those of its albums where there are only albums, and both where there are both', () => {
    assert.equal(
      print([anAlbum(1, 'A')], 'csv')[0],
      'Album URI,Album Name,Album Type,Album Artist URI(s),Album Artist Name(s),Album Release Date,Release Date Precision,Track Count,Saved At',
    );
    assert.match(
      print([track, anAlbum(1, 'A')], 'csv')[0] ?? '',
      /Added At,Album Type,Release Date Precision,Track Count$/,
    );
  });

  it('as CSV leaves nothing to calculate for a spreadsheet', () =>
    fc.assert(
      fc.property(anyTitle, title => {
        const cell = withoutFormula(title);
        assert.doesNotMatch(cell, /^\s*[=+\-@＝＋－＠\t\r\n]/u);
        assert.equal(withFormula(cell), title);
      }),
      { numRuns: 500 },
    ));

  it('as CSV keeps names apart', () =>
    fc.assert(
      fc.property(fc.array(anyTitle, { minLength: 2 }), names => {
        assert.deepEqual(splitNames(joinNames(names)), names);
      }),
    ));

  it('as JSON names its form, and has an item a line', () => {
    const lines = print([track, anAlbum(2, 'A')], 'json');
    assert.deepEqual(lines.slice(0, 5), [
      '{',
      '"format": "tracklist-library",',
      '"version": 1,',
      '"exportedAt": "2026-11-21T16:00:00Z",',
      '"tracks": [',
    ]);
    const whole = JSON.parse(lines.join('\n')) as Record<string, { uri: string }[]>;
    assert.equal(whole.tracks?.[0]?.uri, track.track.uri);
    assert.equal(whole.albums?.length, 1);
    assert.deepEqual(JSON.parse(print([], 'json').join('')), {
      format: 'tracklist-library',
      version: 1,
      exportedAt: '2026-11-21T16:00:00Z',
      tracks: [],
      albums: [],
    });
  });

  it('as M3U8, Markdown and URIs', () => {
    assert.deepEqual(print([track], 'm3u8'), [
      '#EXTM3U',
      '#EXTINF:227,Salt Meridian, Earth, Wind - Lantern Field',
      link,
      '',
    ]);
    assert.deepEqual(print([track], 'markdown'), [
      `- [Lantern Field – Salt Meridian, Earth, Wind](${link})`,
      '',
    ]);
    assert.deepEqual(print([track], 'uris'), [track.track.uri, '']);
  });

  it('as Markdown makes nothing but the link of a hostile title', () => {
    const [line] = print([aTrack(1, '](http://x) <img> `*_~ https://y\n# z')], 'markdown');
    assert.equal(
      line,
      `- [\\](http\\://x) \\<img\\> \\\`\\*\\_\\~ https\\://y # z – Salt Meridian](${link})`,
    );
  });
});
