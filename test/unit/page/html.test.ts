import assert from 'node:assert/strict';
import fc from 'fast-check';
import { escapeHtml } from '../../../src/model/escapeHtml.ts';
import { newNonce, pageHtml } from '../../../src/page/html.ts';

const parts = {
  cspSource: 'https://*.vscode-cdn.net',
  nonce: '0123abcd',
  scriptUri: 'https://file.vscode-cdn.net/dist/page.js',
  sharedScriptUri: 'https://file.vscode-cdn.net/dist/pages.js',
  styleUri: 'https://file.vscode-cdn.net/dist/page.css',
  language: 'en',
  title: 'Track Details',
};

describe('the HTML of a page', () => {
  it('allows its own script and style, covers from Spotify, and nothing else', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(pageHtml(parts))?.[1];
    assert.equal(
      policy?.replaceAll('&#39;', "'"),
      "default-src 'none'; script-src 'nonce-0123abcd'; style-src https://*.vscode-cdn.net 'nonce-0123abcd'; " +
        "img-src https://*.scdn.co https://*.spotifycdn.com data:; base-uri 'none'; form-action 'none'",
    );
  });

  it('hands the nonce to the script, the style and the component library', () => {
    const html = pageHtml(parts);
    assert.match(html, /<meta property="csp-nonce" content="0123abcd">/);
    assert.match(html, /<link rel="stylesheet" href="[^"]+" nonce="0123abcd">/);
    assert.match(html, /<script type="module" src="[^"]+" nonce="0123abcd"><\/script>/);
  });

  it('has one script, no inline style and no event handler', () => {
    const html = pageHtml(parts);
    assert.equal(html.match(/<script/g)?.length, 1);
    assert.doesNotMatch(html, /\sstyle=|<style|\son[a-z]+=/);
  });

  it('escapes whatever it is given', () => {
    const hostile = `"><img src=x onerror='alert(1)'>&`;
    const html = pageHtml({
      ...parts,
      title: hostile,
      language: hostile,
      scriptUri: hostile,
      sharedScriptUri: hostile,
      state: { title: hostile },
      styleUri: hostile,
    });
    assert.doesNotMatch(html, /<img/);
    assert.match(html, /<title>&quot;&gt;&lt;img src=x onerror=&#39;alert\(1\)&#39;&gt;&amp;<\/title>/);
  });

  it('fetches what all pages share at once, and holds it to the same policy', () => {
    assert.match(
      pageHtml(parts),
      /<link rel="modulepreload" href="https:\/\/file\.vscode-cdn\.net\/dist\/pages\.js" nonce="0123abcd">/,
    );
  });

  it('holds what is shown first as text of an attribute, whatever that is, and nothing where it is not known', () => {
    assert.doesNotMatch(pageHtml(parts), /data-state/);
    fc.assert(
      fc.property(fc.jsonValue(), state => {
        const html = pageHtml({ ...parts, state });
        const held = /<main [^<>]* data-state="([^"<>]*)"><\/main>/.exec(html)?.[1];
        assert.ok(held !== undefined);
        // What a browser would change on its way in: the ends of lines and NUL. They are escaped in JSON.
        assert.doesNotMatch(held, /[\r\n\0]/);
        const plain = held.replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => characterOf[name] ?? '');
        assert.deepEqual(JSON.parse(plain), JSON.parse(JSON.stringify(state)));
        assert.equal(html.match(/<script/g)?.length, 1);
      }),
    );
  });

  it('escapes every text so that none of the five special characters stays', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'a', ';') }), text => {
        const escaped = escapeHtml(text);
        assert.doesNotMatch(escaped, /[<>"']/);
        const plain = escaped.replace(
          /&(lt|gt|quot|#39|amp);/g,
          (_, name: string) => characterOf[name] ?? '',
        );
        assert.equal(plain, text);
      }),
    );
  });

  it('has a fresh nonce of 128 bits each time', () => {
    const nonces = new Set(Array.from({ length: 100 }, newNonce));
    assert.equal(nonces.size, 100);
    for (const nonce of nonces) assert.match(nonce, /^[0-9a-f]{32}$/);
  });
});

const characterOf: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };
