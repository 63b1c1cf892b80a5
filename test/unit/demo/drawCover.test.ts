import assert from 'node:assert/strict';
import { drawCover } from '../../../src/demo/drawCover.ts';

describe('drawn covers', () => {
  const prefix = 'data:image/svg+xml;base64,';
  const svgOf = (url: string): string => atob(url.slice(prefix.length));

  it('are small data: images of the asked size', () => {
    for (let key = 0; key < 50; key++) {
      const url = drawCover(`album ${key}`, 300);
      assert.ok(url.startsWith(prefix) && url.length < 2500);
      assert.match(svgOf(url), /^<svg [^>]*width="300" height="300"[^>]*>.*<\/svg>$/);
      assert.doesNotMatch(svgOf(url), /NaN|undefined|fill=""/);
    }
  });

  it('are the same for the same key and vary over keys', () => {
    const covers = Array.from({ length: 50 }, (_, key) => drawCover(`album ${key}`, 64));
    assert.equal(drawCover('album 7', 64), covers[7]);
    assert.equal(new Set(covers).size, 50);
  });
});
