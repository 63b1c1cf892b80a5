import { pickWords } from '../messages/finding.ts';
import type { Track } from '../model/track.ts';
import { chooseOne } from './choose.ts';
import { trackChoice } from './itemChoices.ts';

/** Lets the person choose one of `tracks`; the one with the URI `shown` is marked. Undefined when they choose none. */
export async function chooseTrack(
  tracks: readonly Track[],
  placeHolder: string,
  shown?: string,
): Promise<Track | undefined> {
  const choices = tracks.map(track =>
    track.uri === shown ? { ...trackChoice(track), detail: pickWords.shown() } : trackChoice(track),
  );
  return chooseOne(choices, placeHolder);
}
