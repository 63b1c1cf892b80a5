import assert from 'node:assert/strict';
import { spotifyUri } from '../../../src/model/spotifyUri.ts';
import { useTestLibrary } from './openTestLibrary.ts';

describe('Several tracks by their URIs', () => {
  const { open } = useTestLibrary();

  it('come in the order asked for, without a request where the library has them', async () => {
    const test = await open();
    const [known, ...others] = [test.rows(1)[0]!.track.uri, ...test.spotify.state.unsavedTracks(3)];
    const wanted = [others[2]!, known, others[0]!];
    const tracks = await test.library.tracks.several(wanted);
    assert.deepEqual(
      tracks.map(({ uri }) => uri),
      wanted,
    );
    assert.equal(test.takeRequests().length, 2);
    await test.library.tracks.several(wanted);
    assert.deepEqual(test.takeRequests(), [], 'what was read is kept');
  });

  it('take one request with extended quota', async () => {
    const test = await open('extended');
    const tracks = await test.library.tracks.several(test.spotify.state.unsavedTracks(8));
    assert.equal(new Set(tracks).size, 8);
    assert.deepEqual(test.takeRequests(), ['GET /tracks']);
  });

  it('cannot be had when Spotify does not know one of them, or cannot be reached', async () => {
    const test = await open();
    const [uri = ''] = test.spotify.state.unsavedTracks(1);
    await assert.rejects(test.library.tracks.several([uri, spotifyUri('track', '0'.repeat(22))]), {
      kind: 'notFound',
    });
    await assert.rejects(test.library.tracks.several(['spotify:local:a:b:c:1']), { kind: 'notFound' });
    test.spotify.faults.next({ path: /^\/tracks\// }, { kind: 'serverError' }, { times: Infinity });
    await assert.rejects(test.library.tracks.several(test.spotify.state.unsavedTracks(3).slice(1)), {
      kind: 'unavailable',
    });
  });
});
