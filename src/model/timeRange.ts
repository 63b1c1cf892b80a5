/** The periods Spotify computes top items for: about 4 weeks, about 6 months, about one year. */
export const timeRanges = ['short_term', 'medium_term', 'long_term'] as const;

export type TimeRange = (typeof timeRanges)[number];
