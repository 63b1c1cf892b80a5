import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatAgo, formatDay, formatLength, formatReleaseDate } from '../../../src/model/format.ts';

describe('lengths', () => {
  it('are minutes and seconds, with hours from one on', () => {
    const table = {
      0: '0:00',
      999: '0:00',
      1000: '0:01',
      59_999: '0:59',
      227_400: '3:47',
      3_599_999: '59:59',
    };
    for (const [ms, text] of Object.entries(table)) assert.equal(formatLength(Number(ms)), text);
    assert.equal(formatLength(3_600_000), '1:00:00');
    assert.equal(formatLength(3_729_000), '1:02:09');
    assert.equal(formatLength(36_000_000), '10:00:00');
  });

  it('below nothing are nothing', () => assert.equal(formatLength(-5_000), '0:00'));

  it('say the same number of whole seconds that went in', () => {
    fc.assert(
      fc.property(fc.nat(100 * 3_600_000), ms => {
        const parts = formatLength(ms).split(':').map(Number);
        const seconds = parts.reduce((sum, part) => sum * 60 + part, 0);
        assert.equal(seconds, Math.floor(ms / 1000));
        assert.ok(parts.slice(1).every(part => part < 60));
      }),
    );
  });
});

describe('release dates', () => {
  const day = { value: '2019-05-03', precision: 'day' } as const;

  it('follow the language', () => {
    assert.equal(formatReleaseDate(day, 'en-GB'), '3 May 2019');
    assert.equal(formatReleaseDate(day, 'en-US'), 'May 3, 2019');
    assert.equal(formatReleaseDate(day, 'de'), '3. Mai 2019');
    assert.equal(formatReleaseDate(day, 'ja'), '2019年5月3日');
  });

  it('are only as exact as they are known', () => {
    assert.equal(formatReleaseDate({ value: '1981-12', precision: 'month' }, 'en-GB'), 'December 1981');
    assert.equal(formatReleaseDate({ value: '1981', precision: 'year' }, 'en-GB'), '1981');
    assert.equal(formatReleaseDate({ value: '1981-12-15', precision: 'month' }, 'en-GB'), 'December 1981');
    assert.equal(formatReleaseDate({ value: '1981-12-15', precision: 'year' }, 'en-GB'), '1981');
  });

  it('name the same day everywhere on earth', () => {
    const before = process.env.TZ;
    try {
      for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
        process.env.TZ = zone;
        assert.equal(formatReleaseDate(day, 'en-GB'), '3 May 2019');
      }
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });

  it('that are none stay as they are', () => {
    assert.equal(formatReleaseDate({ value: '1981-13-40', precision: 'day' }, 'en'), '1981-13-40');
    assert.equal(formatReleaseDate({ value: '0000', precision: 'year' }, 'en'), '0000');
  });
});

describe('days', () => {
  it('are written out in the language and place of the reader', () => {
    assert.equal(formatDay('2021-03-12T23:30:00Z', 'en-GB', 'UTC'), '12 March 2021');
    assert.equal(formatDay('2021-03-12T23:30:00Z', 'en-GB', 'Europe/Stockholm'), '13 March 2021');
  });

  it('that are none are left out', () => assert.equal(formatDay('soon', 'en'), undefined));
});

describe('how long ago', () => {
  const now = Date.parse('2026-10-05T09:00:00Z');
  const ago = (iso: string, zone = 'UTC'): string | undefined => formatAgo(iso, now, 'en', zone);

  it('is told in the largest unit that fits', () => {
    const table = {
      '2026-10-05T08:59:00Z': 'today',
      '2026-10-04T10:00:00Z': 'yesterday',
      '2026-10-03T10:00:00Z': '2 days ago',
      '2026-09-29T10:00:00Z': '6 days ago',
      '2026-09-28T10:00:00Z': 'last week',
      '2026-09-06T10:00:00Z': '4 weeks ago',
      '2026-09-05T10:00:00Z': 'last month',
      '2026-08-06T10:00:00Z': 'last month',
      '2026-08-05T10:00:00Z': '2 months ago',
      '2025-10-06T10:00:00Z': '11 months ago',
      '2025-10-05T10:00:00Z': 'last year',
      '2021-03-12T10:00:00Z': '5 years ago',
    };
    for (const [iso, text] of Object.entries(table)) assert.equal(ago(iso), text, iso);
  });

  it('counts the days of the calendar, as the date beside it does', () => {
    assert.equal(ago('2026-10-04T23:59:00Z'), 'yesterday');
    assert.equal(ago('2026-10-04T23:59:00Z', 'Europe/Stockholm'), 'today');
  });

  it('is today for what a fast clock has dated tomorrow', () =>
    assert.equal(ago('2026-10-06T10:00:00Z'), 'today'));

  it('follows the language', () =>
    assert.equal(formatAgo('2021-03-12T10:00:00Z', now, 'de'), 'vor 5 Jahren'));

  it('is not told of what is no time', () => assert.equal(ago('whenever'), undefined));
});
