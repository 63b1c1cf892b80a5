import type { FlowId } from '../../auth/flows.ts';
import type { SessionEnd } from '../../auth/sessions.ts';
import type { ListStatus } from '../../library/listStatus.ts';
import type { DatabaseTrouble } from '../../library/store/databaseError.ts';
import type { KeptSize } from '../../library/store/keptLibraries.ts';
import type { Lock, LockScope } from '../../spotify/locks.ts';
import type { QuotaMode } from '../../spotify/quotaMode.ts';

/** How a host of Spotify's answered: with a status after so many milliseconds, or with the reason why not. */
export type Reachability =
  | { readonly host: string; readonly status: number; readonly ms: number }
  | { readonly host: string; readonly reason: string };

/**
 * How the extension is doing, for a person who looks for help. It is made to be shown to others: it holds no token,
 * no name, no address of the person's and nothing of their music but how much of it there is. Times are epoch ms.
 */
export interface Diagnosis {
  readonly at: number;
  readonly versions: {
    readonly extension: string;
    readonly editor: string;
    readonly system: string;
    /** Where the extension runs, such as `ui` or `workspace, ssh-remote`. */
    readonly runs: string;
  };
  readonly signIn: {
    readonly state: 'loading' | 'notSetUp' | 'signedOut' | 'account' | 'demo' | 'testServer';
    readonly end: SessionEnd | undefined;
    /** As much of the client id as tells two apart. */
    readonly clientId: string | undefined;
    readonly redirect: string;
    /** Ways back from the browser that would be tried here, in order. */
    readonly ways: readonly FlowId[];
    readonly authorizedAt: number | undefined;
    readonly endsAt: number | undefined;
    readonly scopes: readonly string[];
    readonly missingScopes: readonly string[];
  };
  readonly app: {
    readonly quotaMode: QuotaMode | undefined;
    readonly isQuotaModeSet: boolean;
    /** Those that are not over. */
    readonly locks: readonly (readonly [scope: LockScope, lock: Lock])[];
  };
  readonly lists: readonly (readonly [list: 'savedTracks' | 'savedAlbums', status: ListStatus])[];
  readonly storage: {
    readonly library: DatabaseTrouble | 'kept' | 'notKept';
    readonly journal: DatabaseTrouble | 'kept' | 'notKept';
    /** Of all accounts. */
    readonly size: KeptSize;
  };
  readonly network: {
    readonly way: 'none' | 'direct' | 'proxy' | 'editor';
    /** Where the address of the proxy in use comes from. */
    readonly proxy: 'none' | 'settings' | 'environment';
    readonly proxySet: boolean;
    readonly strictCertificates: boolean;
    readonly systemCertificates: boolean;
    /** Whether they were needed, and are trusted now. */
    readonly usesSystemCertificates: boolean;
    readonly hosts: readonly Reachability[];
  };
}
