import type { SecureContext } from 'node:tls';
import { createSecureContext, getCACertificates } from 'node:tls';
import { Worker } from 'node:worker_threads';

const readThem = `require('node:worker_threads').parentPort.postMessage(require('node:tls').getCACertificates('system'))`;

/**
 * Trust in the operating system's certificates beside Node's own. They are read on a thread of their own: some
 * systems take seconds (nodejs/node#63313), and everybody's extensions would stand still meanwhile.
 */
export async function systemTrust(): Promise<SecureContext> {
  const certificates = await readOnThread();
  // Once for all connections: it takes tens of milliseconds, and half of the certificates are in both sets.
  return createSecureContext({ ca: [...new Set([...getCACertificates('default'), ...certificates])] });
}

function readOnThread(): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(readThem, { eval: true });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', code => reject(new Error(`reading the system’s certificates ended with ${code}`)));
  });
}
