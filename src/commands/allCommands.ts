import type { CommandHandlers, CommandId } from '../manifest.ts';
import type { Disposable } from '../model/event.ts';
import { albumCommands } from './albumCommands.ts';
import { albumFilterCommands } from './albumFilterCommands.ts';
import { arrangeCommands } from './arrangeCommands.ts';
import type { CurationParts } from './curationCommands.ts';
import { curationCommands } from './curationCommands.ts';
import type { DiagnosisParts } from './diagnosis/diagnose.ts';
import { Diagnoser } from './diagnosis/diagnoseCommand.ts';
import { duplicatesCommands, duplicatesReview } from './duplicatesCommands.ts';
import { findCommands } from './findCommands.ts';
import { linkedCommands } from './linkedCommands.ts';
import { interchangeCommands } from './interchangeCommands.ts';
import { listCommands } from './listCommands.ts';
import type { OpenParts } from './openCommands.ts';
import { openCommands } from './openCommands.ts';
import type { ReviewParts } from './pages.ts';
import { restoreReview } from './pages.ts';
import type { PageRestorers } from './restorePages.ts';
import type { ReviewBeginnings } from './reviewBeginnings.ts';
import { removedCommands } from './removedCommands.ts';
import type { SessionParts } from './sessionCommands.ts';
import { sessionCommands } from './sessionCommands.ts';
import { textLinkCommands } from './textLinkCommands.ts';
import { UnavailableCommands } from './unavailableCommands.ts';
import { textCommands } from './textCommands.ts';
import type { TextParts } from './textDocument.ts';

/** What the commands work on. */
export type AllCommandsParts = SessionParts &
  OpenParts &
  CurationParts &
  ReviewParts &
  TextParts & { readonly diagnosis: DiagnosisParts };

/** What every command does, and how reviews come back. */
export interface AllCommands extends Disposable {
  readonly handlers: CommandHandlers<CommandId>;
  readonly restoreReview: PageRestorers['restoreReview'];
}

/** Every command there is, and the reviews that begin again. A family that leaves one out does not compile. */
export function allCommands(parts: AllCommandsParts, log: (line: string) => void): AllCommands {
  const diagnoser = new Diagnoser(parts.diagnosis);
  const unavailable = new UnavailableCommands(parts, log);
  const handlers: CommandHandlers<CommandId> = {
    ...sessionCommands(parts),
    ...listCommands(parts),
    ...arrangeCommands(parts),
    ...openCommands(parts),
    ...curationCommands(parts),
    ...removedCommands(parts),
    ...albumCommands(parts),
    ...albumFilterCommands(parts),
    ...findCommands(parts, log),
    ...duplicatesCommands(parts),
    ...linkedCommands(parts),
    ...textLinkCommands(parts, log),
    ...diagnoser.handlers,
    ...unavailable.handlers,
    ...textCommands(parts),
    ...interchangeCommands(parts, log),
  };
  const beginnings: ReviewBeginnings = {
    duplicates: connection => Promise.resolve(duplicatesReview(parts, connection)),
    unavailable: connection => unavailable.begin(connection),
  };
  return {
    handlers,
    restoreReview: (panel, state) => restoreReview(parts, beginnings, panel, state),
    dispose: () => diagnoser.dispose(),
  };
}
