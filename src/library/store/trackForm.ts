import type { SavedTrack, Track } from '../../model/track.ts';
import type { RowForm, RowParts } from './rowForm.ts';

type OwnFields = Omit<Track, 'uri' | 'artists' | 'album' | 'availableMarkets'>;

/** Tracks without a date. */
export const trackForm: RowForm<Track> = {
  uriOf: ({ uri }) => uri,
  apart: track => partsOf(track, undefined),
  together: trackOf,
};

export const savedTrackForm: RowForm<SavedTrack> = {
  uriOf: ({ track }) => track.uri,
  apart: ({ addedAt, track }) => partsOf(track, addedAt),
  together: parts => ({ addedAt: parts.addedAt ?? '', track: trackOf(parts) }),
};

function partsOf(track: Track, addedAt: string | undefined): RowParts {
  const { uri, artists, album, availableMarkets: markets, ...rest } = track;
  return { uri, addedAt, artists, album, markets, rest };
}

function trackOf({ uri, artists, album, markets, rest }: RowParts): Track {
  return {
    ...(rest as OwnFields),
    uri,
    artists,
    ...(album ? { album } : {}),
    ...(markets ? { availableMarkets: markets } : {}),
  };
}
