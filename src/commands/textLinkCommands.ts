import type { CommandHandlers } from '../manifest.ts';
import type { ChangeParts } from './change.ts';
import type { FindParts } from './findPick.ts';
import { insertLink } from './insertLink.ts';
import { saveSelection } from './saveSelection.ts';

type TextLinkCommand = 'tracklist.insertLink' | 'tracklist.saveSelection';

/** Commands on links in the text that is open. */
export function textLinkCommands(
  parts: FindParts & ChangeParts,
  log: (line: string) => void,
): CommandHandlers<TextLinkCommand> {
  return {
    'tracklist.insertLink': () => insertLink(parts, log),
    'tracklist.saveSelection': () => saveSelection(parts),
  };
}
