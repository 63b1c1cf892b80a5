import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Image } from '../../../src/model/image.ts';
import { imageFor } from '../../../src/model/image.ts';

const sized = (width: number): Image => ({ url: `https://i.scdn.co/image/${width}`, width, height: width });
const sizes = [640, 300, 64].map(sized);
const unsized: Image = { url: 'https://i.scdn.co/image/unknown' };

describe('the image for a place', () => {
  it('is the smallest that need not be enlarged', () => {
    const table = { 32: 64, 64: 64, 65: 300, 160: 300, 301: 640, 640: 640 };
    for (const [pixels, width] of Object.entries(table))
      assert.equal(imageFor(sizes, Number(pixels))?.width, width, pixels);
  });

  it('is the widest where all are too small', () => assert.equal(imageFor(sizes, 1_000)?.width, 640));

  it('is one of unknown size only where no known one is large enough', () => {
    assert.equal(imageFor([unsized, ...sizes], 300)?.width, 300);
    assert.equal(imageFor([unsized, sized(64)], 300), unsized);
    assert.equal(imageFor([unsized], 300), unsized);
  });

  it('is none where there are none', () => assert.equal(imageFor([], 300), undefined));

  it('does not depend on the order Spotify lists them in', () => {
    const widths = fc.uniqueArray(fc.integer({ min: 1, max: 2_000 }), { minLength: 1 });
    fc.assert(
      fc.property(widths, fc.integer({ min: 1, max: 2_000 }), (all, pixels) => {
        const enough = all.filter(width => width >= pixels);
        const expected = enough.length > 0 ? Math.min(...enough) : Math.max(...all);
        assert.equal(imageFor(all.map(sized), pixels)?.width, expected);
      }),
    );
  });
});
