// One client, one task, one process: run by `inOwnProcess`, prints its result as JSON.
import { Bare } from './clients/bare.ts';
import type { BenchClient, ClientName, Setting } from './clients/benchClient.ts';
import { SdkClient } from './clients/sdk.ts';
import { TracklistClient } from './clients/tracklist.ts';
import { WebApiNodeClient } from './clients/webApiNode.ts';
import { ownOrder } from './child.ts';
import type { Addresses } from './server.ts';
import { Control } from './server.ts';
import type { Task } from './tasks.ts';
import { callTenTimes, expireTwice, firstAnswer, load, passTime, save } from './tasks.ts';

/** What this process is to do. */
export interface Work {
  readonly client: ClientName;
  readonly task: Task;
  readonly addresses: Addresses;
  /** The client as one minified file. */
  readonly bundle: string;
}

const clients: Record<ClientName, new (setting: Setting) => BenchClient> = {
  bare: Bare,
  tracklist: TracklistClient,
  sdk: SdkClient,
  webApiNode: WebApiNodeClient,
};

async function run({ client, task, addresses, bundle }: Work): Promise<unknown> {
  const control = new Control(addresses.controlUrl);
  const tokens = await control.reset();
  const setting = { ...addresses, ...tokens, bundle };
  const open = (changes: Partial<Setting> = {}): BenchClient =>
    new clients[client]({ ...setting, ...changes });
  switch (task) {
    case 'load':
    case 'load429':
    case 'load502':
      return load(open(), task, control);
    case 'expired': {
      const opened = open({ accessToken: 'expired' });
      passTime(7_200_000);
      return callTenTimes(opened, control);
    }
    case 'noRefreshToken':
      return expireTwice(open());
    case 'save':
      return save(open(), control, setting);
    case 'firstAnswer':
      return firstAnswer(open);
  }
}

console.log(JSON.stringify(await run(ownOrder<Work>())));
process.exit(0);
