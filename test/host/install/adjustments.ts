import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { transformSync } from 'esbuild';

/** The source that takes the place of the servers' native logger. */
export const logStandIn = path.join(import.meta.dirname, '../serverLog.ts');

/**
 * Nothing is compiled here. Without its logger the server writes no log files and shows no output channels; without
 * its watchdog, which ends an extension host that hangs when the server has ended, it complains at every start. The
 * device id it would write into the person's home.
 */
export function replaceNativeModules(modules: string): void {
  const logger = transformSync(readFileSync(logStandIn, 'utf8'), { loader: 'ts' }).code;
  replaceModule(path.join(modules, '@vscode/spdlog'), 'module', logger);
  const watchdog = 'exports.start = () => {};\nexports.exit = code => process.exit(code);\n';
  for (const name of ['@vscode/native-watchdog', 'native-watchdog']) {
    replaceModule(path.join(modules, name), 'commonjs', watchdog);
  }
  const deviceId = "exports.getDeviceId = () => Promise.resolve('');\n";
  replaceModule(path.join(modules, '@vscode/deviceid'), 'commonjs', deviceId);
}

/**
 * The newest VS Code opens an extension under development in the browser only with its smoke test driver on, and
 * with that it shows no notifications. Here it does so always, as older ones do.
 * @throws Error if the place is not found, as after a change of version.
 */
export function obeyPayload(workbench: string): void {
  const source = readFileSync(workbench, 'utf8');
  const condition = 'this.payload&&(!this.isBuilt||this.enableSmokeTestDriver)';
  if (source.includes(condition)) writeFileSync(workbench, source.replace(condition, 'this.payload'));
  else if (source.includes('.isBuilt||this.enableSmokeTestDriver)')) {
    throw new Error('This VS Code decides otherwise when to open an extension under development.');
  }
}

function replaceModule(dir: string, type: 'module' | 'commonjs', source: string): void {
  if (!existsSync(dir)) return; // It has another name in this version.
  rmSync(dir, { recursive: true });
  mkdirSync(dir);
  writeFileSync(path.join(dir, 'index.js'), source);
  writeFileSync(path.join(dir, 'package.json'), JSON.stringify({ type, main: 'index.js' }));
}
