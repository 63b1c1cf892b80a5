import type { SameRecording } from '../../library/recordings/sameRecording.ts';
import { duplicatesWords as words } from '../../messages/duplicates.ts';

/** Why the tracks of a group are thought to be the same. */
export function reasonSentence({ by, apartMs, isOtherVersion }: SameRecording): string {
  const same = by === 'isrc' ? words.sameCode() : words.sameNames();
  const parts = [same, ...(isOtherVersion ? [words.otherVersion()] : [])];
  if (apartMs !== undefined) parts.push(words.apart(Math.round(apartMs / 1000)));
  return parts.join(', ');
}
