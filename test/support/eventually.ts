/** Repeats `check` until it no longer throws; after `limitMs` its last error is thrown. */
export async function eventually(check: () => unknown, limitMs = 15_000): Promise<void> {
  const end = Date.now() + limitMs;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }
}
