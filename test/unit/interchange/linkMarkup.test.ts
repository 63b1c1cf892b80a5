import assert from 'node:assert/strict';
import fc from 'fast-check';
import { linkMarkup, linksMarkup, titleAndArtists } from '../../../src/interchange/linkMarkup.ts';
import { anyCodePoint } from '../anyCodePoint.ts';

const id = '4cOdK2wGLETKBW3PvgPWqT';
const url = `https://open.spotify.com/track/${id}`;
const target = (name: string, ...artists: string[]): Parameters<typeof linkMarkup>[0] => ({
  reference: { kind: 'track', id },
  name,
  artists: artists.map(each => ({ name: each })),
});
const plain = target('Lantern Field', 'Salt Meridian', 'Juniper Quiet');
const label = 'Lantern Field – Salt Meridian, Juniper Quiet';

describe('a link that is put into a text', () => {
  const forms: Readonly<Record<string, string>> = {
    markdown: `[${label}](${url})`,
    asciidoc: `${url}[${label}]`,
    restructuredtext: `\`${label} <${url}>\`__`,
    html: `<a href="${url}">${label}</a>`,
    latex: `\\href{${url}}{${label}}`,
    plaintext: `${label} ${url}`,
    typescript: url,
    json: url,
  };
  for (const [language, expected] of Object.entries(forms)) {
    it(`is as ${language} has links`, () => assert.equal(linkMarkup(plain, language), expected));
  }

  it('is the address alone where Spotify names neither title nor artists', () => {
    assert.equal(linkMarkup(target(' '), 'markdown'), url);
    assert.equal(linkMarkup(target('', 'Nobody'), 'markdown'), `[Nobody](${url})`);
  });

  it('has a title of several lines on one', () => {
    assert.equal(titleAndArtists(target('One\n  two\u0000', 'A\tB')), 'One two – A B');
  });

  it('is one of a list in Markdown, and on a line of its own elsewhere', () => {
    assert.equal(linksMarkup([plain], 'markdown'), `[${label}](${url})`);
    assert.equal(linksMarkup([plain, plain], 'markdown'), `- [${label}](${url})\n- [${label}](${url})`);
    assert.equal(linksMarkup([plain, plain], 'python'), `${url}\n${url}`);
    assert.equal(linksMarkup([], 'markdown'), '');
  });

  const hostile: Readonly<Record<string, readonly [name: string, expected: string]>> = {
    markdown: ['a](https://evil.example) [b', `[a\\](https://evil.example) \\[b](${url})`],
    html: ['</a><script>"x"', `<a href="${url}">&#60;/a&#62;&#60;script&#62;&#34;x&#34;</a>`],
    asciidoc: ['a] *b*', `${url}[a&#93; &#42;b&#42;]`],
    restructuredtext: ['a <b>`__ c', `\`a \\<b\\>\\\`\\_\\_ c <${url}>\`__`],
    latex: ['50% \\input{x} $a_b$', `\\href{${url}}{50\\% \\textbackslash{}input\\{x\\} \\$a\\_b\\$}`],
  };
  for (const [language, [name, expected]] of Object.entries(hostile)) {
    it(`lets nothing in a title act as markup in ${language}`, () => {
      assert.equal(linkMarkup(target(name), language), expected);
    });
  }

  it('stays one Markdown link whatever the title is', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCodePoint }), fc.string(), (name, artist) => {
        const text = linkMarkup(target(name, artist), 'markdown');
        const withoutEscapes = text.replace(/\\[!-/:-@[-`{-~]/g, '');
        const active = withoutEscapes.startsWith('[')
          ? withoutEscapes.slice(1, -`](${url})`.length)
          : withoutEscapes.replace(url, '');
        assert.doesNotMatch(active, /[\\`*_[\]<>~|$\r\n]/);
        assert.ok(text.endsWith(url) || text.endsWith(`](${url})`));
      }),
    );
  });
});
