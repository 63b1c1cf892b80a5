import assert from 'node:assert/strict';
import fc from 'fast-check';
import { localFileUri, parseLocalFileUri } from '../../../src/demo/localFile.ts';

describe('local files', () => {
  it('are told whole by their URI', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(
        fc.record({ artist: text, album: text, name: text, seconds: fc.nat() }, { noNullPrototype: true }),
        file => {
          assert.deepEqual(parseLocalFileUri(localFileUri(file)), file);
        },
      ),
    );
  });

  it('are not read out of other URIs', () => {
    assert.equal(parseLocalFileUri('spotify:track:0123456789abcdefghijkl'), undefined);
    assert.equal(parseLocalFileUri('spotify:local:a:b'), undefined);
  });
});
