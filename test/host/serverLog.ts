// Stands in for the native logging module `@vscode/spdlog` inside the VS Code servers, where nothing is compiled.
// The installation strips its types and puts it in that module's place; it may import nothing but Node's own.
import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';

/** Levels in the order of severity; a logger's level is the index of the lowest that it writes. */
const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off'] as const;
type Level = (typeof levels)[number];

/** Writes every message straight to its file, so that a test reads what has happened so far. */
class Logger {
  readonly #file: string;
  #level = levels.indexOf('info');
  #formatted = true;

  constructor(file: string) {
    this.#file = file;
    mkdirSync(path.dirname(file), { recursive: true });
    appendFileSync(file, '');
  }

  trace(message: string): void {
    this.#write('trace', message);
  }

  debug(message: string): void {
    this.#write('debug', message);
  }

  info(message: string): void {
    this.#write('info', message);
  }

  warn(message: string): void {
    this.#write('warning', message);
  }

  error(message: string): void {
    this.#write('error', message);
  }

  critical(message: string): void {
    this.#write('critical', message);
  }

  getLevel(): number {
    return this.#level;
  }

  setLevel(level: number): void {
    this.#level = level;
  }

  /** VS Code asks for one pattern only, the one that `#write` follows. */
  setPattern(): void {
    this.#formatted = true;
  }

  clearFormatters(): void {
    this.#formatted = false;
  }

  flush(): void {
    // Nothing is held back.
  }

  drop(): void {
    this.#level = levels.indexOf('off');
  }

  #write(level: Level, message: string): void {
    if (levels.indexOf(level) < this.#level) return;
    appendFileSync(this.#file, this.#formatted ? `${timestamp()} [${level}] ${message}\n` : message);
  }
}

/** Local time to the millisecond, `2026-11-21 03:14:46.123`, as VS Code's log viewer expects it. */
function timestamp(): string {
  const now = new Date();
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return local.toISOString().replace('T', ' ').replace('Z', '');
}

export const version = 1;

/** Sets the level from which on loggers flush at once; they always do. */
export function setFlushOn(): void {
  // Nothing is held back.
}

/** A logger that appends to a file; it neither rotates nor limits it. */
export function createRotatingLogger(_name: string, file: string): Promise<Logger> {
  return Promise.resolve(new Logger(file));
}

export const createAsyncRotatingLogger = createRotatingLogger;
