import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import path from 'node:path';

/** Runs a script of this folder in a process of its own and reads the JSON it prints last. */
export async function inOwnProcess<Result>(script: string, order: unknown): Promise<Result> {
  const file = path.join(import.meta.dirname, script);
  const child = spawn(process.execPath, ['--expose-gc', file, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // One of the libraries uses what Node is about to drop, and each process would say so.
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  });
  const [output, exit] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  if (exit[0] !== 0) throw new Error(`${script} ${JSON.stringify(order)} ended with ${String(exit[0])}`);
  return JSON.parse(output.trim().split('\n').at(-1) ?? '') as Result;
}

/** What `inOwnProcess` gave to this script. */
export function ownOrder(): unknown {
  return JSON.parse(process.argv[2] ?? '');
}
