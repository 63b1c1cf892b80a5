import type { Connection } from '../library/connections.ts';
import type { SavedItem } from '../library/journal.ts';
import type { CommandHandlers, LinkArguments } from '../manifest.ts';
import { hideHover } from '../manifest.ts';
import type { SpotifyReference } from '../model/spotifyUri.ts';
import { parseSpotifyReference, spotifyUri } from '../model/spotifyUri.ts';
import type { ChangeKind } from './change.ts';
import { change } from './change.ts';
import { trackItem } from './rowItems.ts';
import type { CurationParts } from './curationCommands.ts';
import type { OpenParts } from './openCommands.ts';
import { openInSpotify } from './openCommands.ts';
import { readyConnection } from './readiness.ts';

type LinkedCommand =
  'tracklist.saveLinked' | 'tracklist.removeLinked' | 'tracklist.showLinked' | 'tracklist.openLinked';

/** Commands on what a link in a text leads to, for its hover. What they are given is looked at as if a stranger wrote it. */
export function linkedCommands(parts: OpenParts & CurationParts): CommandHandlers<LinkedCommand> {
  const changing = (kind: ChangeKind): Step => step(reference => changeLinked(parts, kind, reference));
  return {
    'tracklist.saveLinked': changing('save'),
    'tracklist.removeLinked': changing('remove'),
    'tracklist.showLinked': step(reference => {
      if (reference.kind === 'track') parts.showTrack(uriOf(reference), { preserveFocus: false });
    }),
    'tracklist.openLinked': step(reference => openInSpotify(parts, uriOf(reference))),
  };
}

type Step = (...args: LinkArguments) => Promise<void>;

/** Something to do with a link; the hover that it was chosen in goes. */
function step(work: (reference: SpotifyReference) => Promise<void> | void): Step {
  return async (...args) => {
    const reference = referenceOf(args);
    if (!reference) return;
    await hideHover();
    await work(reference);
  };
}

async function changeLinked(
  parts: CurationParts,
  kind: ChangeKind,
  reference: SpotifyReference,
): Promise<void> {
  const connection = await readyConnection(parts.connections);
  if (connection) await change(parts, connection, kind, [await itemOf(connection, reference)]);
}

/** The item as the library holds it, or as it would hold it if saved now; read with one request if it is not at hand. */
async function itemOf(connection: Connection, reference: SpotifyReference): Promise<SavedItem> {
  const { library } = connection;
  const uri = uriOf(reference);
  const { track, album, addedAt = new Date().toISOString() } = await library.atHand(uri);
  if (reference.kind === 'album') return { album: album ?? (await library.albums.get(uri)), addedAt };
  const read = track ?? (await library.tracks.get(uri));
  // Spotify may answer with a track that stands in for the linked one, which is the one that is meant.
  return trackItem(read.uri === uri ? read : { ...read, uri, id: reference.id }, connection);
}

/** Undefined unless it is the URI of a track or an album, and nothing else. */
function referenceOf([uri]: LinkArguments): SpotifyReference | undefined {
  if (typeof uri !== 'string') return undefined;
  const reference = parseSpotifyReference(uri);
  const isWanted = reference?.kind === 'track' || reference?.kind === 'album';
  return isWanted && uriOf(reference) === uri ? reference : undefined;
}

function uriOf({ kind, id }: SpotifyReference): string {
  return spotifyUri(kind, id);
}
