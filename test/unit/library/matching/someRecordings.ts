import type { Track } from '../../../../src/model/track.ts';
import type { WantedRecording } from '../../../../src/library/matching/wantedRecording.ts';

/** A track of a catalogue, as a search brings it. */
export function aTrack(
  fields: Partial<Track> & { readonly by?: readonly string[]; readonly on?: string } = {},
): Track {
  const { by = ['Salt Meridian'], on = 'Paper Engines', ...rest } = fields;
  const id = rest.id ?? 'A'.repeat(22);
  return {
    uri: `spotify:track:${id}`,
    id,
    name: 'Lantern Field',
    artists: by.map(name => ({ name })),
    album: { name: on, artists: [], images: [], albumType: 'album' },
    durationMs: 200_000,
    explicit: false,
    isLocal: false,
    isrc: 'QZABC1900042',
    ...rest,
  };
}

/** What somebody looks for: the recording of `aTrack`, unless told otherwise. */
export function wanted(fields: Partial<WantedRecording> = {}): WantedRecording {
  return { title: 'Lantern Field', artists: ['Salt Meridian'], durationMs: 200_500, ...fields };
}
