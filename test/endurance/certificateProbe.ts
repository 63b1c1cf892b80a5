// Runs in a process of its own whose system trusts what the test says: sends 3 requests at once and tells what
// became of them. Arguments: the network's options as JSON, and the server's address.
import process from 'node:process';
import { createNetworkSend } from '../../src/spotify/dispatcher.ts';
import { SpotifyError } from '../../src/spotify/errors.ts';
import type { NetworkOptions } from '../../src/spotify/network.ts';
import { requestTo } from '../unit/spotify/networkFailure.ts';

/** What all requests came to. */
export type Outcome =
  /** With each way that was taken, whether it trusts the system. */
  | { readonly status: number; readonly routes: readonly boolean[] }
  | { readonly kind: string; readonly sent: boolean; readonly code: string };

const [options = '{}', url = ''] = process.argv.slice(2);
const routes: boolean[] = [];
const network = createNetworkSend(JSON.parse(options) as NetworkOptions, undefined, {
  onRoute: route => routes.push(route.by === 'own' && route.trustsSystem),
});

async function outcomeOf(): Promise<Outcome> {
  try {
    const answers = await Promise.all([1, 2, 3].map(() => network.send(requestTo(url))));
    return { status: Math.max(...answers.map(({ status }) => status)), routes };
  } catch (error) {
    if (!SpotifyError.is(error)) throw error;
    return { kind: error.kind, sent: error.sent, code: error.message.split(': ').at(-1) ?? '' };
  }
}

console.log(JSON.stringify(await outcomeOf()));
process.exit();
