import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import path from 'node:path';

/** Runs a script of this folder in a process of its own and reads the JSON it prints last. */
export async function inOwnProcess<Result>(script: string, order: unknown): Promise<Result> {
  const file = path.join(import.meta.dirname, script);
  const child = spawn(process.execPath, ['--expose-gc', file, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  if (code !== 0) throw new Error(`${script} ${JSON.stringify(order)} ended with ${String(code)}`);
  return JSON.parse(output.trim().split('\n').at(-1) ?? '') as Result;
}

/** What `inOwnProcess` gave to this script. */
export function ownOrder<Order>(): Order {
  return JSON.parse(process.argv[2] ?? '') as Order;
}
