import assert from 'node:assert/strict';
import fc from 'fast-check';
import { besideTitle } from '../../../src/views/besideTitle.ts';

/** Marks of direction show nothing. */
const read = (text: string): string => text.replace(/[\u200e\u2068\u2069]/g, '');

const names = fc.array(
  fc.oneof(
    fc.constantFrom('فرقة الياسمين', 'שדות של אור', '6 tracks', '2026', '', '12 (הופעה)'),
    fc.string({ unit: 'grapheme' }).filter(text => read(text) === text),
  ),
  { maxLength: 5 },
);

describe('what stands beside a title', () => {
  it('is one line of all there is to say', () => {
    assert.equal(besideTitle('Echo', ['Violet Static', undefined, '', 'Salt']), 'Violet Static · Salt');
  });

  it('keeps each fact together and in its place where any of it is written from right to left', () => {
    const line = besideTitle('أغاني غيمة', ['فرقة الياسمين', '2026', '6 tracks']);
    assert.equal(line, '\u200e\u2068فرقة الياسمين\u2069 · \u20682026\u2069 · \u20686 tracks\u2069');
    assert.match(besideTitle('Echo', ['שדות', '2026']), /^\u200e\u2068/);
    assert.match(besideTitle('שדות', ['2026']), /^\u200e\u2068/);
  });

  it('says the same, whatever is marked for its direction', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), names, (title, facts) =>
        assert.equal(read(besideTitle(title, facts)), facts.filter(Boolean).join(' · ')),
      ),
    );
  });
});
