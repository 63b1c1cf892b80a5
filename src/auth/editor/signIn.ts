import { env, ExtensionKind, ProgressLocation, UIKind, Uri, window } from 'vscode';
import { openWalkthrough } from '../../manifest.ts';
import { explain, showHow } from '../../messages/explain.ts';
import { signInWords } from '../../messages/signIn.ts';
import { sentenceLanguage } from '../../messages/wording.ts';
import type { Account } from '../../model/account.ts';
import { abortable } from '../../spotify/abortable.ts';
import { systemClock } from '../../spotify/clock.ts';
import type { Endpoints } from '../../spotify/endpoints.ts';
import type { AuthorizationPorts } from '../authorization.ts';
import { authorize } from '../authorization.ts';
import type { Callback } from '../callback.ts';
import type { CallbackRelay } from '../callbackRelay.ts';
import type { Flow, FlowEnvironment, FlowId } from '../flows.ts';
import { extensionAddress, flowsFor } from '../flows.ts';
import type { Session } from '../session.ts';
import { scopes } from '../session.ts';
import { SignInError } from '../signInError.ts';
import type { TokenEndpoint } from '../tokenEndpoint.ts';

interface SignInParts {
  readonly endpoints: Endpoints;
  readonly tokenEndpoint: TokenEndpoint;
  readonly relay: CallbackRelay;
  /** Asks Spotify whose token this is; rejects when the app or the person may not use the Web API. */
  readonly accountOf: (accessToken: string) => Promise<Account>;
  /** Aborts when the extension ends; nobody waits for the browser then. */
  readonly closing: AbortSignal;
  readonly log: (line: string) => void;
  /** How long a person is waited for, in ms; default five minutes. */
  readonly limitMs?: number;
}

/** Where the extension runs, as far as it decides which ways back from the browser work. */
export function flowEnvironment(extensionKind: ExtensionKind, loopbackPort: number): FlowEnvironment {
  return {
    uriScheme: env.uriScheme,
    isWeb: env.uiKind === UIKind.Web,
    isRemote: env.remoteName !== undefined && extensionKind === ExtensionKind.Workspace,
    loopbackPort,
  };
}

/** The ways back from the browser that signing in would try here, in order. */
export async function waysBack(
  environment: FlowEnvironment,
  preferred: FlowId | 'auto',
): Promise<readonly Flow[]> {
  return flowsFor({ ...environment, callbackUri: await callbackUri() }, preferred);
}

/**
 * Leads a person through signing in, offering another way when one fails. Undefined when they stop; rejects
 * with a `SignInError` or `SpotifyError` when no way is left or another way would not help.
 */
export async function signInWithBrowser(
  parts: SignInParts,
  clientId: string,
  environment: FlowEnvironment,
  preferred: FlowId | 'auto',
): Promise<Session | undefined> {
  const flows = await waysBack(environment, preferred);
  for (const [index, flow] of flows.entries()) {
    try {
      return await signInBy(flow, parts, clientId, environment);
    } catch (error) {
      parts.log(`Signing in (${flow.id}) failed: ${String(error)}`);
      const next = flows[index + 1];
      if (!next || !anotherWayMayHelp(error)) throw error;
      if (!(await wantsToTry(next, error))) return undefined;
    }
  }
  return undefined;
}

function anotherWayMayHelp(error: unknown): error is SignInError {
  return SignInError.is(error, 'timedOut', 'portTaken', 'wrongAddress', 'noBrowser', 'refused');
}

/** Copying the address to register does not answer the question, so it is asked again. */
async function wantsToTry(flow: Flow, error: SignInError): Promise<boolean> {
  const { sentence = '', step } = explain(error) ?? {};
  const tryAnother = signInWords.tryAnother(flow.id);
  const copy = signInWords.copyAddress();
  const buttons = [tryAnother, ...(error.kind === 'timedOut' ? [copy] : []), ...(step ? [showHow()] : [])];
  for (;;) {
    const chosen = await window.showErrorMessage(sentence, ...buttons);
    if (step && chosen === showHow()) await openWalkthrough(extensionAddress, step);
    if (chosen !== copy) return chosen === tryAnother;
    await env.clipboard.writeText(error.redirectUri ?? '');
  }
}

async function signInBy(
  flow: Flow,
  parts: SignInParts,
  clientId: string,
  environment: FlowEnvironment,
): Promise<Session> {
  const options = {
    location: ProgressLocation.Notification,
    title: signInWords.waiting(flow.id),
    cancellable: true,
  };
  return window.withProgress(options, async (progress, token) => {
    const stop = new AbortController();
    token.onCancellationRequested(() => stop.abort());
    const ports = portsFor(parts, environment);
    const signal = AbortSignal.any([stop.signal, parts.closing]);
    const { code, verifier, redirectUri } = await authorize(flow, clientId, ports, signal);
    progress.report({ message: signInWords.checking() });
    const authorizedAt = systemClock.now();
    const grant = await parts.tokenEndpoint.exchange({ clientId, code, verifier, redirectUri }, signal);
    const account = await abortable(parts.accountOf(grant.accessToken), signal);
    return {
      version: 1,
      clientId,
      account,
      scopes: grant.scopes ?? scopes,
      accessToken: grant.accessToken,
      refreshToken: grant.refreshToken ?? '',
      expiresAt: grant.expiresAt,
      authorizedAt,
      origins: { api: parts.endpoints.apiUrl, accounts: parts.endpoints.accountsUrl },
    };
  });
}

function portsFor(parts: SignInParts, environment: FlowEnvironment): AuthorizationPorts {
  return {
    accountsUrl: parts.endpoints.accountsUrl,
    environment,
    relay: parts.relay,
    ...(parts.limitMs === undefined ? {} : { limitMs: parts.limitMs }),
    callbackUri,
    openBrowser: url => env.openExternal(Uri.parse(url, true)),
    askForAddress,
    page: callback => ({ ...pageWords(callback), language: sentenceLanguage() }),
  };
}

/** What the browser shows in the end; undefined when it asked for something else. */
function pageWords(callback: Callback | undefined): { title: string; text: string } {
  if (!callback) return signInWords.pageWrong();
  if ('code' in callback) return signInWords.pageDone();
  return callback.error === 'access_denied' ? signInWords.pageDenied() : signInWords.pageRefused();
}

/** `toString` alone would encode the characters that make it a query. */
async function callbackUri(query = ''): Promise<string> {
  const address = Uri.from({ scheme: env.uriScheme, authority: extensionAddress, path: '/callback', query });
  return (await env.asExternalUri(address)).toString(true);
}

/** An input box that takes only what `check` accepts, and closes when `signal` aborts. */
function askForAddress(check: (text: string) => boolean, signal: AbortSignal): Promise<string | undefined> {
  const box = window.createInputBox();
  box.title = signInWords.pasteTitle();
  box.prompt = signInWords.pastePrompt();
  box.ignoreFocusOut = true;
  return new Promise<string | undefined>(resolve => {
    box.onDidChangeValue(text => {
      box.validationMessage = text.trim() === '' || check(text) ? '' : signInWords.pasteWrong();
    });
    box.onDidAccept(() => {
      if (check(box.value)) resolve(box.value);
      else box.validationMessage = signInWords.pasteWrong();
    });
    box.onDidHide(() => resolve(undefined));
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
    box.show();
  }).finally(() => box.dispose());
}
