// What a program would need of this client; bundled as the extension is, to be measured like a library.
export { Sessions } from '../../src/auth/sessions.ts';
export { TokenEndpoint } from '../../src/auth/tokenEndpoint.ts';
export { createClient, openLibrary } from '../../src/library/openLibrary.ts';
export { systemClock } from '../../src/spotify/clock.ts';
export { MemoryLocks } from '../../src/spotify/locks.ts';
export { Network } from '../../src/spotify/network.ts';
export { QuotaModeTracker } from '../../src/spotify/quotaMode.ts';
