/**
 * What `work` comes to, or as soon as `signal` aborts its reason. The work itself goes on.
 * @param reason of the rejection; default the signal's
 */
export function untilAborted<T>(
  work: Promise<T>,
  signal: AbortSignal,
  reason = (): Error => signal.reason as Error,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(reason());
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
