import type { Track } from '../../model/track.ts';
import type { CatalogueOptions } from '../../spotify/client.ts';
import type { Candidate } from './match.ts';
import type { RecordingSearch } from './recordingSearch.ts';
import type { WantedRecording } from './wantedRecording.ts';

/**
 * Other releases of a track's recording that can be played in `market`, best first; at most two requests. None where
 * Spotify has none. Rejects with a `SpotifyError`.
 */
export async function findReplacements(
  recordings: Pick<RecordingSearch, 'find'>,
  track: Track,
  options: CatalogueOptions & { readonly market: string },
): Promise<readonly Candidate[]> {
  const { candidates } = await recordings.find(wantedOf(track), options);
  return candidates.filter(candidate => canReplace(candidate, track));
}

function wantedOf({ name, artists, album, isrc, durationMs }: Track): WantedRecording {
  return { title: name, artists: artists.map(artist => artist.name), album: album?.name, isrc, durationMs };
}

/** Spotify may answer with the track itself; what it does not call playable there is no replacement. */
function canReplace({ track }: Candidate, original: Track): boolean {
  return track.uri !== original.uri && track.isPlayable === true && track.linkedFrom?.uri !== original.uri;
}
