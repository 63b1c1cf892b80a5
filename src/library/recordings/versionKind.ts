/** What can make another recording of the same song. */
export const versionKinds = [
  'live',
  'remix',
  'acoustic',
  'remaster',
  'edit',
  'instrumental',
  'aCappella',
  'karaoke',
  'extended',
  'channels',
  'tempo',
  'rerecording',
  'orchestral',
  'demo',
  'cover',
  'other',
] as const;

/**
 * - `remix` is any other mix, `edit` any shorter form
 * - `channels` are mono and stereo mixes, `tempo` is sped up or slowed
 * - `demo` is whatever came before the finished recording: takes, rehearsals, early versions
 * - `other` is a version that is named after something else: "Spanish Version", "2012 Version"
 */
export type VersionKind = (typeof versionKinds)[number];
