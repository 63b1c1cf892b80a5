import { setTimeout as sleep } from 'node:timers/promises';

/** Bytes in use after collecting again and again: what goes first may have held what goes next. */
export async function memoryInUse(): Promise<{ readonly objects: number; readonly buffers: number }> {
  for (let turn = 0; turn < 6; turn++) {
    globalThis.gc?.();
    await sleep(50);
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return { objects: heapUsed, buffers: arrayBuffers };
}
