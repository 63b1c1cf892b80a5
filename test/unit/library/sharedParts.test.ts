import assert from 'node:assert/strict';
import { SharedParts } from '../../../src/library/sharedParts.ts';
import type { AlbumReference } from '../../../src/model/album.ts';
import type { ArtistReference } from '../../../src/model/artist.ts';
import type { SavedTrack } from '../../../src/model/track.ts';

const artist = (changes: Partial<ArtistReference> = {}): ArtistReference => ({
  name: 'Artist',
  id: 'artist',
  ...changes,
});

const album = (changes: Partial<AlbumReference> = {}): AlbumReference => ({
  name: 'Album',
  id: 'album',
  artists: [artist()],
  images: [{ url: 'cover' }],
  ...changes,
});

/** Made anew each time, as answers are. */
function entry(uri: string, parts: { artists?: ArtistReference[]; album?: AlbumReference } = {}): SavedTrack {
  const { artists = [artist()] } = parts;
  const track = { uri, name: uri, artists, album: album(), durationMs: 1, explicit: false, isLocal: false };
  return { addedAt: '2026-01-01T00:00:00Z', track: { ...track, ...parts } };
}

describe('Shared parts', () => {
  it('are one object for tracks of one album and for one artist, and change nothing', () => {
    const { savedTrack } = new SharedParts();
    const [first, second] = [savedTrack(entry('a')), savedTrack(entry('b'))];
    assert.deepEqual([first, second], [entry('a'), entry('b')]);
    assert.equal(first.track.album, second.track.album);
    assert.equal(first.track.artists, second.track.artists);
    assert.equal(first.track.artists, first.track.album?.artists);
    const duet = savedTrack(entry('c', { artists: [artist({ id: 'other', name: 'Other' }), artist()] }));
    assert.equal(duet.track.artists[1], first.track.artists[0]);
  });

  it('are told apart by everything, not by id alone', () => {
    const { savedTrack } = new SharedParts();
    const entries = [
      entry('a'),
      entry('b', { album: album({ images: [] }) }),
      entry('c', { artists: [artist({ name: 'New name' })] }),
      entry('d', { album: album({ artists: [artist({ name: 'New name' })] }) }),
      entry('e'),
    ];
    assert.deepEqual(entries.map(savedTrack), structuredClone(entries));
  });

  it('are not made of what has no id, as in local files', () => {
    const { savedTrack } = new SharedParts();
    const local = (uri: string, name: string): SavedTrack =>
      entry(uri, { artists: [{ name }], album: { name, artists: [], images: [] } });
    const entries = [local('a', 'One'), local('b', 'Two')];
    assert.deepEqual(entries.map(savedTrack), structuredClone(entries));
  });
});
