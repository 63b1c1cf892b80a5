import assert from 'node:assert/strict';
import { titleForm } from '../../../../src/library/recordings/titleForm.ts';
import { titleLikeness } from '../../../../src/library/recordings/titleLikeness.ts';

const likeness = (a: string, b: string): string => titleLikeness(titleForm(a), titleForm(b));

describe('titles of recordings', () => {
  it('are the same in all their spellings', () => {
    const spellings = [
      ['Paper Lanterns', 'PAPER LANTERNS', 'Paper-Lanterns', 'Paper Lanterns™', 'Páper  Lanterns'],
      ["Rock 'n' Roll Harbour", 'Rock and Roll Harbour', 'Rock & Roll Harbour', 'Rock n Roll Harbour'],
      ['Tides, Pt. 1', 'Tides (Part One)', 'Tides - Part I', 'Tides Pt 1', 'Tides [Part 1]', 'Tides, Pt. I'],
      ['Étude No. 2', 'Etude #2', 'Étude Nº 2', 'Etude Number 2', 'Étude № 2'],
      ['10,000 Lamps', '10000 Lamps'],
      ["Dancin' on Ice", 'Dancing on Ice'],
      ['夜の坂道', '夜の 坂道'],
      ['ラブレター', 'らぶれたー'],
    ];
    for (const [first = '', ...others] of spellings)
      for (const other of others) assert.equal(likeness(first, other), 'same', `${first} / ${other}`);
  });

  it('are the same whatever release they are of, and whoever is their guest', () => {
    for (const more of [
      ' (Album Version)',
      ' - Single Version',
      ' (Original Mix)',
      ' - Original',
      ' (Deluxe Edition)',
      ' - 20th Anniversary Edition',
      ' - Bonus Track',
      ' (Japanese Bonus Track)',
      ' (Explicit)',
      ' - Clean Version',
      ' (feat. Ada Quill)',
      ' ft. Ada Quill',
      ' [with Ada Quill]',
      ' (con Ada Quill)',
      ' (part. Ada Quill)',
      ' - From "The Night Ferry"',
      ' (From the Motion Picture "The Night Ferry")',
      ' (Original Motion Picture Soundtrack)',
      ' (prod. Low Orbit)',
      ' (Official Video)',
    ])
      assert.equal(likeness('Paper Lanterns', `Paper Lanterns${more}`), 'same', more);
  });

  it('tell another version of the same song', () => {
    for (const version of [
      ...[
        'Live',
        'Live at the Orrery',
        'En Vivo',
        'Ao Vivo',
        'Live en Québec',
        'ライブ',
        '现场版',
        '라이브',
        'Unplugged',
      ],
      ...[
        'Remix',
        'Low Orbit Remix',
        'Club Mix',
        '2011 Mix',
        'Radio Mix',
        'リミックス',
        'Ремикс',
        'Mashup',
        'Dub',
        'VIP',
      ],
      ...[
        'Acoustic',
        'Acoustic Version',
        'Acústico',
        'Version acoustique',
        'Akustik',
        'アコースティック Ver.',
      ],
      ...[
        'Remastered',
        '2011 Remaster',
        'Remastered 2009',
        'Remasterisé en 2011',
        'Remasterizado',
        'リマスター',
      ],
      ...['Radio Edit', 'Edit', 'Single Edit', 'Radio Version', 'TV Size', 'Edited'],
      ...[
        'Instrumental',
        'Inst.',
        'Off Vocal',
        '伴奏',
        'A Cappella',
        'Acapella',
        'Karaoke',
        'カラオケ',
        'Backing Track',
      ],
      ...[
        'Extended',
        'Extended Mix',
        '12" Mix',
        'Long Version',
        'Mono',
        'Stereo Mix',
        'Sped Up',
        'Slowed + Reverb',
      ],
      ...[
        "Ada's Version",
        'Re-Recorded',
        '2020 Version',
        'Spanish Version',
        'Orchestral Version',
        'Piano Version',
      ],
      ...['Demo', 'Maqueta', 'Alternate Take', 'Rehearsal', 'Reprise', 'Spotify Singles', 'Cover'],
    ])
      for (const title of [
        `Paper Lanterns (${version})`,
        `Paper Lanterns - ${version}`,
        `Paper Lanterns [${version}]`,
      ])
        assert.equal(likeness('Paper Lanterns', title), 'otherVersion', title);
  });

  it('name the same version in other words', () => {
    const names = [
      [
        '2011 Remaster',
        'Remastered 2011',
        '2011 Digital Remaster',
        'Remastered in 2011',
        '2011 - Remaster',
        'Remasterizado 2011',
      ],
      ['Live', 'Live Version', 'En Vivo', 'Ao Vivo', 'Dal Vivo', 'ライブ'],
      ['Live at the Orrery', 'Live from the Orrery', 'En Vivo en Orrery', 'Live - The Orrery'],
      ['Acoustic', 'Acoustic Version', 'Versión Acústica', 'Version acoustique', 'Acoustic Ver.'],
      ['Instrumental', 'Instrumental Version', 'Inst.', 'off vocal ver.'],
      ['Radio Edit', 'Radio Version', 'radio edit'],
      ['Low Orbit Remix', 'Low Orbit Rmx', 'Remix by Low Orbit', "Low Orbit's Remix"],
      ['Spanish Version', 'Versión en Español'],
      ['Extended', 'Extended Mix', 'Extended Version'],
    ];
    for (const [first = '', ...others] of names)
      for (const other of others)
        assert.equal(likeness(`Paper Lanterns (${first})`, `Paper Lanterns (${other})`), 'same', other);
    assert.equal(likeness('Paper Lanterns -Live Version-', 'Paper Lanterns ~Live~'), 'same');
    assert.equal(likeness('Paper Lanterns Radio Edit', 'Paper Lanterns - Radio Edit'), 'same');
  });

  it('tell one version from another', () => {
    const versions = [
      'Live',
      'Live at the Orrery',
      'Live in Quito',
      '2009 Remaster',
      '2011 Remaster',
      'Low Orbit Remix',
    ];
    const more = [
      'Ósk Remix',
      'Club Mix',
      'Radio Edit',
      'Single Edit',
      'Acoustic',
      'Live Acoustic',
      'Mono',
      'Stereo',
    ];
    const all = [
      ...versions,
      ...more,
      'Extended Mix',
      'Demo',
      'Instrumental',
      'Karaoke',
      "Ada's Version",
      'Take 3',
    ];
    for (const one of all)
      for (const other of all)
        if (one !== other)
          assert.equal(likeness(`Tide (${one})`, `Tide - ${other}`), 'otherVersion', `${one} / ${other}`);
    assert.equal(likeness('Tide - Album Version', 'Tide - Single Version'), 'otherVersion');
  });

  it('are different where they say more than a version', () => {
    const different = [
      ['Tide', 'Tide, Pt. 2'],
      ['Tide, Pt. 1', 'Tide, Pt. 2'],
      ['Prelude No. 1', 'Prelude No. 11'],
      ['Suite 1 23', 'Suite 12 3'],
      ['Tide', 'Tide (Interlude)'],
      ['Tide', 'Tide (Skit)'],
      ['Tide', 'Tide / Harbour'],
      ['Tide', 'Tide (The Ballad of Pellmoor)'],
      ['Theme - From "The Night Ferry"', 'Theme - From "Salt Year"'],
      ['Symphony No. 5: I. Allegro', 'Symphony No. 5: II. Andante'],
      ['???', '!!!'],
      ['夜', '昼'],
    ] as const;
    for (const [a, b] of different) assert.equal(likeness(a, b), 'different', `${a} / ${b}`);
  });

  it('that are called like a version are titles all the same', () => {
    assert.equal(likeness('(Remix)', 'Remix'), 'same');
    assert.equal(likeness('Long Live', 'Long'), 'different');
    assert.equal(likeness('(I Live for) Tides', 'Tides'), 'otherVersion');
    assert.equal(titleForm('Live').versions.length, 0);
  });
});
