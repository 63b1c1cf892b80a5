// Stands in for the desktop's `code`: takes its command line, runs the extension's tests in a VS Code server with a
// headless browser, prints their console, and exits with their code. `TRACKLIST_VSCODE` says which VS Code.
import type { Page } from 'playwright-core';
import { startBrowser } from './browser.ts';
import { Cleanup } from './cleanup.ts';
import { readCommandLine, type CommandLine } from './commandLine.ts';
import { startRelay } from './relayServer.ts';
import { startServer } from './server.ts';
import { serverFor, whichFromEnvironment } from './servers.ts';
import { workbenchAddress } from './workbenchAddress.ts';

/** How long a whole run may take, in ms; a workbench that hangs must not hang its caller. */
const limit = Number(process.env.TRACKLIST_HOST_LIMIT ?? 600_000);

/** Whether to print what the server and the workbench log, too. */
const verbose = process.env.TRACKLIST_VERBOSE === '1';

async function launch(commandLine: CommandLine, cleanup: Cleanup): Promise<number> {
  const { testsPath } = commandLine;
  if (!testsPath)
    throw new Error('The launcher needs --extensionTestsPath; to look at the extension, use npm start.');
  const relay = await startRelay(testsPath, cleanup);
  const server = await startServer(
    {
      server: serverFor(whichFromEnvironment()),
      userData: commandLine.userData ?? cleanup.tempDir(),
      extensions: commandLine.extensions ?? cleanup.tempDir(),
      env: relay.env,
      ...(verbose ? { onOutput: text => process.stderr.write(text) } : {}),
    },
    cleanup,
  );
  const page = await (await startBrowser(cleanup)).newPage();
  const exit = exitCodeOf(page);
  await page.goto(workbenchAddress(server, { ...commandLine, testsPath: relay.testsPath }));
  const code = await exit;
  // An extension host that dies counts as a success to the workbench; the suite itself must have come to its end.
  const suiteCode = relay.exitCode();
  if (suiteCode === undefined) console.error('The extension host ended before the tests did.');
  return code || (suiteCode ?? 1);
}

/** Resolves with the exit code that the workbench reports when the tests have ended. */
async function exitCodeOf(page: Page): Promise<number> {
  const exit = Promise.withResolvers<number>();
  await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
    if (verbose) console.error('[workbench]', ...args);
  });
  await page.exposeFunction('codeAutomationExit', (code: number) => exit.resolve(code));
  page.once('crash', () => exit.reject(new Error('The workbench page crashed.')));
  page.once('close', () => exit.reject(new Error('The workbench page was closed.')));
  setTimeout(() => exit.reject(new Error(`The tests did not end within ${limit / 1000} s.`)), limit).unref();
  return exit.promise;
}

const cleanup = new Cleanup();
Cleanup.runOnSignals();
try {
  process.exitCode = await launch(readCommandLine(process.argv.slice(2)), cleanup);
} catch (error) {
  if (!cleanup.begun) console.error(error);
  process.exitCode = 1;
}
await cleanup.run();
process.exit();
