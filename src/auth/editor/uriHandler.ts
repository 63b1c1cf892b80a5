import type { Disposable, Uri } from 'vscode';
import { window } from 'vscode';
import type { CallbackRelay } from '../callbackRelay.ts';

/** Takes the addresses the operating system hands to this editor. Only sign-in callbacks are known; the rest is ignored. */
export function registerUriHandler(relay: CallbackRelay, log: (line: string) => void): Disposable {
  return window.registerUriHandler({
    handleUri: (uri: Uri) => {
      if (uri.path === '/callback') return relay.receive(uri.query);
      log('An address that means nothing here was ignored.');
      return undefined;
    },
  });
}
