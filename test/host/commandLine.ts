import path from 'node:path';
import { parseArgs } from 'node:util';

/** The part of VS Code's command line that the launcher obeys; every path is absolute. */
export interface CommandLine {
  readonly developmentPaths: readonly string[];
  readonly testsPath: string | undefined;
  readonly userData: string | undefined;
  readonly extensions: string | undefined;
  /** The folder to open, if one is given. */
  readonly folder: string | undefined;
}

/** Reads VS Code's command line. Options that mean nothing to a server without a window are passed over. */
export function readCommandLine(args: readonly string[], cwd: string = process.cwd()): CommandLine {
  const { values, positionals } = parseArgs({
    args: [...args],
    strict: false,
    options: {
      extensionDevelopmentPath: { type: 'string', multiple: true },
      extensionTestsPath: { type: 'string' },
      'user-data-dir': { type: 'string' },
      'extensions-dir': { type: 'string' },
    },
  });
  const absolute = (value: unknown) => (typeof value === 'string' ? path.resolve(cwd, value) : undefined);
  return {
    developmentPaths: [values.extensionDevelopmentPath ?? []].flat().flatMap(each => absolute(each) ?? []),
    testsPath: absolute(values.extensionTestsPath),
    userData: absolute(values['user-data-dir']),
    extensions: absolute(values['extensions-dir']),
    folder: absolute(positionals[0]),
  };
}
