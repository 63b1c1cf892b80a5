import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';

/** A stand-in for the page vscode.dev/redirect. */
export interface RelayPage {
  /** Lead the browser to it. */
  readonly browserArgs: readonly string[];
  /** Every address that was sent on to, oldest first. */
  readonly bounced: readonly string[];
  stop(): Promise<void>;
}

/**
 * Starts a server that does what the page is known to do: it sends the browser on to the address that `state` holds,
 * with everything it was given added to that address.
 */
export async function startRelayPage(): Promise<RelayPage> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'vscode.dev' }]);
  const bounced: string[] = [];
  const server = createServer({ cert, key }, (request, response) => {
    const address = new URL(request.url ?? '/', 'https://vscode.dev');
    const state = decodeURIComponent(address.searchParams.get('state') ?? '');
    if (address.pathname !== '/redirect' || !URL.canParse(state)) {
      response.writeHead(404).end();
      return;
    }
    const target = new URL(state);
    for (const [name, value] of address.searchParams) target.searchParams.append(name, value);
    bounced.push(target.toString());
    response.writeHead(302, { location: target.toString() }).end();
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  };
  return {
    browserArgs: [
      `--host-resolver-rules=MAP vscode.dev 127.0.0.1:${port}`,
      '--ignore-certificate-errors', // The certificate is of our own making.
    ],
    bounced,
    stop,
  };
}
