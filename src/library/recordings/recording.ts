import type { Track } from '../../model/track.ts';
import type { Credits } from './credits.ts';
import { creditsOf } from './credits.ts';
import { recordingCode } from './recordingCode.ts';
import type { TitleForm } from './titleForm.ts';
import { titleForm } from './titleForm.ts';

/** What of a track is about its recording; the rest is about the release it is on. */
export type RecordedTrack = Pick<Track, 'name' | 'artists' | 'durationMs'> &
  Partial<Pick<Track, 'uri' | 'isrc' | 'album' | 'discNumber' | 'trackNumber'>>;

/** A track's recording, in a form in which it is compared with others. Making it is the slow part of comparing. */
export interface Recording {
  readonly track: RecordedTrack;
  readonly title: TitleForm;
  readonly credits: Credits;
  /** Undefined when there is none. */
  readonly isrc: string | undefined;
  /** Undefined when Spotify has not told it. */
  readonly durationMs: number | undefined;
}

/** Reads what a track tells of its recording. */
export function recordingOf(track: RecordedTrack): Recording {
  const title = titleForm(track.name);
  let credits: Credits | undefined;
  return {
    track,
    title,
    // Most are told apart before anybody looks at these.
    get credits() {
      return (credits ??= creditsOf(track.artists, title));
    },
    isrc: recordingCode(track.isrc),
    durationMs: track.durationMs > 0 ? track.durationMs : undefined,
  };
}
