// A test Spotify in a process of its own: prints its addresses as one line of JSON and runs until it is stopped
// or the process that forked it ends. Other processes work it through `controlUrl`:
//   GET /requests → {count, tokenRequests, maxInFlight, lines} · POST /fault {match, fault, plan} · POST /reset
//   POST /session {userId?, scopes?} → tokens · POST /switch {latencyMs?, mode?, limits?, …}
import { parseArgs } from 'node:util';
import type { Answer } from './answer.ts';
import { jsonAnswer } from './answer.ts';
import type { Fault } from './fault.ts';
import { Faults } from './faults.ts';
import type { FaultPlan } from './faults.ts';
import { startHttpService } from './httpService.ts';
import type { LoggedRequest, RequestMatch } from './requestLog.ts';
import { RequestLog } from './requestLog.ts';
import { startTestSpotify } from './testSpotify.ts';
import type { TestSpotify } from './testSpotify.ts';

/** What orders hold; paths are compared as whole texts. */
interface Order {
  readonly match?: RequestMatch;
  readonly fault?: Fault;
  readonly plan?: FaultPlan;
  readonly userId?: string;
  readonly scopes?: readonly string[];
}

const { values } = parseArgs({
  options: {
    mode: { type: 'string', default: 'development' },
    tracks: { type: 'string', default: '3000' },
    albums: { type: 'string', default: '75' },
    latency: { type: 'string', default: '0' },
    seed: { type: 'string', default: 'tracklist' },
    covers: { type: 'string', default: 'links' },
    'api-host': { type: 'string', default: '127.0.0.1' },
    'accounts-host': { type: 'string', default: '127.0.0.1' },
    'auto-approve': { type: 'boolean', default: false },
    // Requests in 30 seconds; what else can be limited is switched on while it runs.
    'window-requests': { type: 'string', default: 'Infinity' },
  },
});

const spotify = await startTestSpotify({
  mode: values.mode === 'extended' ? 'extended' : 'development',
  tracks: Number(values.tracks),
  albums: Number(values.albums),
  latencyMs: Number(values.latency),
  seed: values.seed,
  covers: values.covers === 'drawn' ? 'drawn' : 'links',
  apiHost: values['api-host'],
  accountsHost: values['accounts-host'],
  autoApprove: values['auto-approve'],
  limits: { windowRequests: Number(values['window-requests']) },
});

const control = await startHttpService({
  name: 'accounts',
  host: '127.0.0.1',
  port: 0,
  prefix: '',
  log: new RequestLog(),
  faults: new Faults(),
  latencyMs: () => 0,
  answer: request => answerControl(spotify, request),
});

const { apiUrl, accountsUrl, clientId } = spotify;
const { accessToken, refreshToken } = spotify.grantSession();
console.log(
  JSON.stringify({ apiUrl, accountsUrl, controlUrl: control.origin, clientId, accessToken, refreshToken }),
);

async function stop(): Promise<void> {
  await Promise.all([spotify.stop(), control.stop()]);
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
process.once('disconnect', () => void stop());

function answerControl(running: TestSpotify, { method, path, body }: LoggedRequest): Answer {
  const { log, faults } = running;
  const sent = (body === '' ? {} : JSON.parse(body)) as Order;
  switch (`${method} ${path}`) {
    case 'GET /requests':
      return jsonAnswer(200, {
        count: log.count({ service: 'api' }),
        tokenRequests: log.count({ service: 'accounts', path: '/api/token' }),
        maxInFlight: log.maxInFlight,
        lines: log.lines,
      });
    case 'POST /fault':
      faults.next(sent.match ?? {}, sent.fault ?? { kind: 'reset' }, sent.plan);
      return jsonAnswer(200, {});
    case 'POST /reset':
      running.reset();
      return jsonAnswer(200, {});
    case 'POST /session':
      return jsonAnswer(200, running.grantSession(sent));
    case 'POST /switch':
      Object.assign(running, sent);
      return jsonAnswer(200, {});
    default:
      return jsonAnswer(404, { error: 'no such control' });
  }
}
