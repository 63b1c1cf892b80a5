import assert from 'node:assert/strict';
import { coverOf } from '../../../src/page/coverOf.ts';

describe('the cover on the details page', () => {
  const sizes = [640, 300, 64].map(width => ({
    url: `https://i.scdn.co/image/${width}`,
    width,
    height: width,
  }));

  it('is the smallest that stays sharp on a dense screen', () => {
    assert.equal(coverOf(sizes)?.width, 640);
    assert.equal(coverOf(sizes.slice(1))?.width, 300);
  });

  it('is missing when there are no images', () => {
    assert.equal(coverOf([]), undefined);
  });

  const table: readonly [string, boolean][] = [
    ['https://i.scdn.co/image/x', true],
    ['https://image-cdn-ak.spotifycdn.com/image/x', true],
    ['data:image/svg+xml;base64,PHN2Zz4=', true],
    ['data:image/svg+xml;utf8,<svg onload="x">', false],
    ['data:text/html;base64,PHN2Zz4=', false],
    ['http://i.scdn.co/image/x', false],
    ['https://i.scdn.co:8443/image/x', false],
    ['https://someone@i.scdn.co/image/x', false],
    ['https://scdn.co.example.com/image/x', false],
    ['https://notscdn.co/image/x', false],
    ['javascript:alert(1)', false],
    ['', false],
  ];
  for (const [url, isShown] of table) {
    it(`${isShown ? 'may come from' : 'never comes from'} "${url}"`, () => {
      assert.equal(coverOf([{ url }])?.url, isShown ? url : undefined);
    });
  }

  it('is the trusted one among others', () => {
    assert.equal(coverOf([{ url: 'https://example.com/640', width: 640 }, ...sizes.slice(1)])?.width, 300);
  });
});
