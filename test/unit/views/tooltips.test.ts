import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { MarkdownString } from 'vscode';
import { ColorThemeKind } from 'vscode';
import type { Element } from '../../../src/views/elements.ts';
import { tooltipFor } from '../../../src/views/tooltips.ts';
import { chooseTheme } from '../editor/window.ts';
import { albumRow, anAlbum, artistRow, failureRow, moreRow, noteRow, rangeRow, trackRow } from './rows.ts';

function tooltip(element: Element): MarkdownString {
  const text = tooltipFor(element);
  assert.ok(text);
  return text;
}

/** Lines as they are shown, of the same paragraph or not. */
const linesOf = (element: Element): string[] => tooltip(element).value.split(/\n\n| {2}\n/);

/** What a person reads: Markdown's backslashes before punctuation show as the punctuation. */
const read = (text: string): string => text.replace(/\\([!-/:-@[-`{-~])/g, '$1');

/** The link that a tooltip ends with, and without the mark before it. */
const linkOf = (lines: readonly string[]): string | undefined => /\[Open in.*/.exec(lines.at(-1) ?? '')?.[0];

/** What is left for Markdown to act on. */
const active = (text: string): string => text.replace(/\\[!-/:-@[-`{-~]/g, '');

const hostile = [
  '[click](command:workbench.action.terminal.new)',
  '![](https://evil.example/pixel.png)',
  '<img src=x onerror=alert(1)>',
  '<a href="command:x">x</a>',
  'https://evil.example',
  'www.evil.example',
  'mailto:a@evil.example',
  'somebody@evil.example',
  '**bold** _italic_ ~~gone~~ `code`',
  '# heading',
  '> quote',
  '- list',
  '1. list',
  '1) list',
  '+ list',
  '---',
  '| a | b |\n|---|---|',
  '```\ncode\n```',
  '[a]: https://evil.example',
  '&lt;b&gt; &amp;',
  '$(flame)',
  '\\[a](b)',
  'a\n\n    indented',
  'tail\\',
];

describe('tooltips', () => {
  it('of a track say everything worth knowing', () => {
    const [cover, ...lines] = linesOf(trackRow({ explicit: true, restrictionReason: 'market' }));
    assert.equal(cover, '![](https://i.scdn.co/image/300|width=160)');
    assert.deepEqual(lines.slice(0, -2).map(read), [
      '**Lantern Field**',
      'Salt Meridian, Juniper Quiet',
      'Paper Engines · May 3, 2019',
      '3:47 · Explicit',
      'Not available in your country.',
    ]);
    assert.match(read(lines.at(-2) ?? ''), /^Added March 12, 2021, \d+ years ago$/);
    assert.equal(linkOf(lines), '[Open in Spotify](https://open.spotify.com/track/4cOdK2wGLETKBW3PvgPWqT)');
  });

  it('of an album say what it is', () => {
    const lines = linesOf(albumRow()).slice(1).map(read);
    assert.deepEqual(lines.slice(0, 3), ['**Paper Engines**', 'Salt Meridian', 'May 3, 2019 · 12 tracks']);
  });

  it('are none for rows that say everything themselves', () => {
    for (const row of [rangeRow, artistRow, moreRow, failureRow, noteRow])
      assert.equal(tooltipFor(row), undefined);
  });

  it('leave out what Spotify leaves out', () => {
    const { uri, name, durationMs, explicit, isLocal } = trackRow().track;
    const track = { uri, name, durationMs, explicit, isLocal, artists: [] };
    const lines = linesOf({ kind: 'track', id: 'row', track, place: 'ranking' });
    assert.deepEqual(lines.map(read), ['**Lantern Field**', '3:47']);
  });

  it('link to the page that the id tells of, unless Spotify names another', () => {
    const link = (changes: { url?: string }): string | undefined => linkOf(linesOf(trackRow(changes)));
    assert.equal(link({}), '[Open in Spotify](https://open.spotify.com/track/4cOdK2wGLETKBW3PvgPWqT)');
    assert.equal(
      link({ url: 'https://open.spotify.com/x' }),
      '[Open in Spotify](https://open.spotify.com/x)',
    );
  });

  it('are never trusted and hold no HTML', () => {
    for (const row of [trackRow(), albumRow()]) {
      assert.equal(tooltip(row).isTrusted, false);
      assert.equal(tooltip(row).supportHtml, false);
      assert.ok(!tooltip(row).supportThemeIcons);
    }
  });

  for (const name of hostile) {
    it(`show ${JSON.stringify(name)} as the text it is`, () => {
      const [, title, artists, album] = linesOf(
        trackRow({ name, artists: [{ name }], album: anAlbum({ name }) }),
      );
      const words = name.replace(/\s+/g, ' ').trim();
      assert.equal(read(title ?? ''), `**${words}**`);
      assert.equal(read(artists ?? ''), words);
      assert.equal(read(album ?? ''), `${words} · May 3, 2019`);
    });
  }

  it('leave Markdown nothing to act on, whatever a title, an artist or an album is called', () => {
    const piece = fc.constantFrom(
      '[',
      ']',
      '(',
      ')',
      '<',
      '>',
      '!',
      '*',
      '_',
      '`',
      '\\',
      'http://',
      '\n',
      '&#',
      ' ',
    );
    const name = fc.array(fc.oneof(piece, fc.string(), fc.string({ unit: 'grapheme' })), { maxLength: 8 });
    const text = name.map(pieces => pieces.join(''));
    fc.assert(
      fc.property(text, text, text, (title, artist, record) => {
        const row = trackRow({ name: title, artists: [{ name: artist }], album: anAlbum({ name: record }) });
        const lines = linesOf(row).slice(1, -1);
        const [first = '', ...others] = lines;
        assert.ok(first.startsWith('**') && first.endsWith('**') && first.length > 4);
        for (const line of [first.slice(2, -2), ...others]) {
          assert.doesNotMatch(active(line), /[[\]()<>!*_`\\&#~|{}@:/+-]|\.|\n|\r/);
          assert.equal(line, line.trim());
        }
      }),
    );
  });

  it('show covers from Spotify’s image hosts or drawn ones, and no other address', () => {
    const cover = (url: string): string | undefined =>
      linesOf(trackRow({ album: anAlbum({ images: [{ url }] }) })).find(line => line.startsWith('![]('));
    assert.ok(cover('data:image/svg+xml;base64,PHN2Zz4='));
    const others = [
      'https://covers.example/a',
      'http://i.scdn.co/a',
      'command:x',
      'file:///etc/passwd',
      'https://a/b) [x](command:y',
    ];
    for (const url of [...others, 'https://a/<b>', 'javascript:alert(1)', ''])
      assert.equal(cover(url), undefined, url);
  });

  it('say from whom it is: Spotify’s mark, large enough, black on light themes and white on dark', () => {
    const fillIn = (kind: ColorThemeKind): string | undefined => {
      chooseTheme(kind);
      const mark = /^!\[Spotify\]\(data:image\/svg\+xml;base64,([^|]+)\|width=21,height=21\)/;
      const [, drawing = ''] = mark.exec(linesOf(trackRow()).at(-1) ?? '') ?? [];
      return /fill="([^"]+)"/.exec(atob(drawing))?.[1];
    };
    const { Light, Dark, HighContrast, HighContrastLight } = ColorThemeKind;
    assert.deepEqual([Light, HighContrastLight].map(fillIn), ['#000', '#000']);
    assert.deepEqual([HighContrast, Dark].map(fillIn), ['#fff', '#fff']);
  });

  it('of invented music name no source', () => {
    const text = tooltipFor(trackRow(), true)?.value ?? '';
    assert.doesNotMatch(text, /Spotify/);
  });

  it('link to Spotify alone', () => {
    const link = (url: string): string | undefined => linkOf(linesOf(trackRow({ url })));
    const others = ['https://open.spotify.com.evil.com/track/x', 'http://open.spotify.com/', 'command:x', ''];
    for (const url of [...others, 'https://open.spotify.com/x) [y](command:z)'])
      assert.equal(link(url), undefined, url);
  });
});
