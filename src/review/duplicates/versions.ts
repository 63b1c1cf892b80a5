import type { ChoiceView } from '../../../webview/reviewProtocol.ts';
import type { RecordingOptions } from '../../library/recordings/recordingOptions.ts';
import { versionKinds } from '../../library/recordings/versionKind.ts';
import { duplicatesWords as words } from '../../messages/duplicates.ts';

/** Which versions of a song count as the song itself. */
export const versionsOptions = ['apart', 'remasters', 'all'] as const;

export type VersionsOption = (typeof versionsOptions)[number];

/** The choice of it. */
export function versionsChoice(chosen: VersionsOption, enabled: boolean): ChoiceView {
  const options = versionsOptions.map(id => ({ id, label: words.versionsLabel(id) }));
  return { id: 'versions', label: words.versions(), options, chosen, enabled };
}

export function versionsOf(option: string): VersionsOption | undefined {
  return versionsOptions.find(each => each === option);
}

/** How recordings are then compared. */
export function recordingOptions(option: VersionsOption): RecordingOptions {
  switch (option) {
    case 'apart':
      return {};
    case 'remasters':
      return { alike: new Set(['remaster']) };
    case 'all':
      return { alike: new Set(versionKinds) };
  }
}
