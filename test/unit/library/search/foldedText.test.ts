import assert from 'node:assert/strict';
import fc from 'fast-check';
import { foldedQuery, foldedText } from '../../../../src/library/search/foldedText.ts';
import { anyCodePoint } from '../../anyCodePoint.ts';

/** Whether somebody who types `typed` finds what is called `name`. */
function finds(typed: string, name: string): boolean {
  const { words } = foldedQuery(typed);
  return words.length > 0 && words.every(word => foldedText(name).includes(word));
}

describe('what people type', () => {
  const pairs: Readonly<Record<string, readonly (readonly [typed: string, name: string])[]>> = {
    'without accents': [
      ['beyonce', 'Beyoncé'],
      ['Sigur Ros', 'Sigur Rós'],
      ['dvorak', 'Dvořák'],
      ['nho', 'Nhỏ'],
      ['еж', 'Ёж'],
      ['αθηνα', 'Αθήνα'],
      ['motley crue', 'Mötley Crüe'],
    ],
    'with accents that the name has not': [['café', 'Cafe del Mar']],
    'in the other case': [
      ['LANTERN', 'lantern field'],
      ['οδος', 'ΟΔΟΣ'],
      ['istanbul', 'İstanbul'],
      ['ISIK', 'ışık'],
    ],
    'for letters that are not on every keyboard': [
      ['strasse', 'Straße'],
      ['STRASSE', 'STRAẞE'],
      ['royksopp', 'Röyksopp'],
      ['mo', 'MØ'],
      ['lodz', 'Łódź'],
      ['dam vinh hung', 'Đàm Vĩnh Hưng'],
      ['aesop', 'Æsop'],
      ['coeur', 'Cœur'],
      ['thor', 'Þór'],
      ['sida', 'Síða'],
    ],
    'with other apostrophes, or none': [
      ["don't", 'Don’t Stop'],
      ['dont', 'Don’t Stop'],
      ['don’t', "Don't Stop"],
      ['don´t', 'Dont Stop'],
      ["rock 'n' roll", 'Rock ‘n’ Roll'],
    ],
    'without the signs between': [
      ['acdc', 'AC/DC'],
      ['ac dc', 'AC/DC'],
      ['ac/dc', 'ACDC'],
      ['jay z', 'Jay-Z'],
      ['live', 'Winter Copper (Live)'],
      ['copper live', 'Winter Copper (Live)'],
      ['winter copper - live', 'Winter Copper (Live)'],
      ['mr brightside', 'Mr. Brightside'],
    ],
    'for signs that stand for letters': [
      ['kesha', 'Ke$ha'],
      ['asap', 'A$AP Rocky'],
      ['joey badass', 'Joey Bada$$'],
      ['pink', 'P!nk'],
      ['simon and garfunkel', 'Simon & Garfunkel'],
    ],
    'as it stands, where a name is nothing but signs': [
      ['!!!', '!!!'],
      ['÷', '÷'],
      ['?', 'Who?'],
      ['(', 'Winter Copper (Live)'],
      ['🔥', 'Hot 🔥'],
      ['…', '...'],
    ],
    'in full width, half width and either kana': [
      ['full', 'ＦＵＬＬ ＷＩＤＴＨ'],
      ['ＦＵＬＬ', 'full'],
      ['かたかな', 'カタカナ'],
      ['ｶﾀｶﾅ', 'かたかな'],
      ['が', 'ガ'],
    ],
    'inside names without spaces': [
      ['夜', '真夜中のドア'],
      ['中の', '真夜中のドア'],
      ['밤', '오늘밤에'],
    ],
    'one consonant at a time': [
      ['ㄱ', '가격'],
      ['가', '가격'],
      ['각', '가격'],
      ['가겨', '가격'],
      ['가격', '가격'],
    ],
    'around characters nobody sees': [
      ['lantern', 'Lan\u00adtern'],
      ['lantern field', 'Lantern\u00a0\u200bField'],
      ['field', '\u202eField\u202c'],
    ],
    'without the points that are mostly left out': [
      ['שלום', 'שָׁלוֹם'],
      ['محمد', 'مُحَمَّد'],
    ],
  };
  for (const [how, examples] of Object.entries(pairs)) {
    it(`finds a name ${how}`, () => {
      for (const [typed, name] of examples) assert.ok(finds(typed, name), `${typed} → ${name}`);
    });
  }

  it('finds no other name', () => {
    for (const [typed, name] of [
      ['lantern', 'Lattern'],
      ['lantern fields', 'Lantern Field'],
      ['की', 'के'],
      ['b', 'P!nk'],
    ] as const)
      assert.ok(!finds(typed, name), `${typed} → ${name}`);
  });

  it('asks for nothing while it is empty', () => {
    for (const text of ['', '   ', '\u200b', '\n\t'])
      assert.deepEqual(foldedQuery(text), { words: [], phrase: '' });
  });

  it('asks for each word once', () => {
    assert.deepEqual(foldedQuery('  Salt  salt (SALT) field '), {
      words: ['salt', 'field'],
      phrase: 'salt salt salt field',
    });
  });
});

describe('a folded text', () => {
  it('is the same whether accents are letters of their own or not', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        assert.equal(foldedText(text.normalize('NFD')), foldedText(text.normalize('NFC')));
      }),
    );
  });

  it('has every word of a name after a space, and is found by the name itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCodePoint, maxLength: 40 }), text => {
        const folded = foldedText(text);
        for (const word of foldedQuery(text).words)
          assert.ok(folded.includes(` ${word}`), `“${word}” in “${folded}”`);
        for (const form of folded.split('\n')) assert.doesNotMatch(form, /[^\S ]| {2}| $|^[^ ]/);
      }),
    );
  });

  it('keeps what has punctuation beside what has none, words one space apart in both', () => {
    assert.equal(foldedText(' Copper  -  Live!'), ' copper live\n copper - live!');
    assert.equal(foldedText('Copper Live'), ' copper live');
  });

  it('of a name without end is short', () => {
    assert.ok(foldedText('ﷺ'.repeat(100_000)).length < 40_000);
  });
});
