/** Tracks a catalogue needs, so that a collection of `savedTracks` is a choice from it. */
export function catalogueSize(savedTracks: number): number {
  return Math.ceil(savedTracks * 2.4) + 600;
}
