import { openAccount } from './openAccount.ts';
import { openDemo } from './openDemo.ts';
import { accountOf } from './openLibrary.ts';

/** The ways to a library. They bring all that keeps one, so they are loaded when there is one to open. */
export const openings = { openAccount, openDemo, accountOf };
