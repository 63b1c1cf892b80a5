// One client, one task, one process: run by `inOwnProcess`, prints its result as JSON.
import type { BenchClient, ClientName, Setting } from './clients/benchClient.ts';
import { ownOrder } from './child.ts';
import { remove, save } from './curating.ts';
import { Control } from './server.ts';
import type { Task } from './tasks.ts';
import { callTenTimes, expireTwice, firstAnswer, load, memory, passTime } from './tasks.ts';

/** What this process is to do. */
export interface Work {
  readonly client: ClientName;
  readonly task: Task;
  readonly setting: Setting;
}

/** One by one: none may have loaded anything for another. */
const clients: Record<ClientName, () => Promise<new (setting: Setting) => BenchClient>> = {
  bare: async () => (await import('./clients/bare.ts')).Bare,
  tracklist: async () => (await import('./clients/tracklist.ts')).TracklistClient,
  sdk: async () => (await import('./clients/sdk.ts')).SdkClient,
  webApiNode: async () => (await import('./clients/webApiNode.ts')).WebApiNodeClient,
};

async function run({ client, task, setting }: Work): Promise<unknown> {
  const control = new Control(setting.controlUrl);
  const Client = await clients[client]();
  const open = (changes: Partial<Setting> = {}): BenchClient => new Client({ ...setting, ...changes });
  switch (task) {
    case 'load':
    case 'load429':
    case 'load502':
    case 'faultRun':
      return load(open(), task, control);
    case 'memory':
      return memory(open);
    case 'expired': {
      const opened = open({ accessToken: 'expired' });
      passTime(7_200_000);
      return callTenTimes(opened, control);
    }
    case 'noRefreshToken':
      return expireTwice(open());
    case 'save':
      return save(open(), control, setting);
    case 'remove':
      return remove(open(), control, setting);
    case 'firstAnswer':
      return firstAnswer(open);
  }
}

console.log(JSON.stringify(await run(ownOrder() as Work)));
process.exit(0);
