import { ProgressLocation, window } from 'vscode';
import type { CheckPlan } from '../library/availability/availabilityCheck.ts';
import { believedDays } from '../library/availability/availabilityCheck.ts';
import { AvailabilityRun } from '../library/availability/availabilityRun.ts';
import type { Connection } from '../library/connections.ts';
import type { CommandHandlers } from '../manifest.ts';
import { explain } from '../messages/explain.ts';
import { unavailableWords } from '../messages/unavailable.ts';
import { viewWords } from '../messages/views.ts';
import { UnavailablePresenter } from '../review/unavailable/unavailablePresenter.ts';
import { unavailableTracks } from '../review/unavailable/unavailableTracks.ts';
import type { Settings } from '../settings.ts';
import { defaultPace } from '../spotify/pace.ts';
import type { ChangeParts } from './change.ts';
import { changeUnavailable } from './changeUnavailable.ts';
import { market, rememberMarket } from './market.ts';
import type { ReviewParts } from './pages.ts';
import { readyConnection } from './readiness.ts';
import { showError } from './register.ts';
import { sourceLabel } from './sourceLabel.ts';
import { waitUntilRead } from './waitUntilRead.ts';

/** What finding unavailable tracks needs. */
export interface UnavailableParts extends ChangeParts, ReviewParts {
  readonly settings: Settings;
}

/** Finding what cannot be played, and what might stand in for it. */
export class UnavailableCommands {
  readonly #parts: UnavailableParts;
  readonly #log: (line: string) => void;
  /** The check of each library that was begun last; it goes on when nobody looks at it. */
  readonly #runs = new WeakMap<Connection, AvailabilityRun>();

  constructor(parts: UnavailableParts, log: (line: string) => void) {
    this.#parts = parts;
    this.#log = log;
  }

  get handlers(): CommandHandlers<'tracklist.findUnavailable'> {
    return { 'tracklist.findUnavailable': () => this.#find() };
  }

  /** The review after a reload: what is known, without a request. Undefined when no country has been named. */
  async begin(connection: Connection): Promise<UnavailablePresenter | undefined> {
    const code = this.#parts.settings.market();
    if (code === undefined) return undefined;
    await connection.library.savedTracks.firstRows();
    return this.#presenter(connection, this.#runOf(connection, code));
  }

  async #find(): Promise<void> {
    const connection = await readyConnection(this.#parts.connections);
    if (!connection) return;
    const running = this.#runs.get(connection);
    if (running?.progress) {
      this.#show(connection, running);
      return;
    }
    const code = await market(this.#parts.settings);
    if (code !== undefined) await this.#findIn(connection, code);
  }

  async #findIn(connection: Connection, code: string, otherwise?: 'show'): Promise<void> {
    const { library } = connection;
    const { savedTracks } = library;
    if (!(await waitUntilRead(library, savedTracks))) return;
    if (savedTracks.rows.length === 0) {
      if (savedTracks.status.error) throw savedTracks.status.error;
      void window.showInformationMessage(unavailableWords.noTracks());
      return;
    }
    library.availability.useMarket(code);
    const plan = await library.availabilityCheck.plan(code);
    const run = this.#runOf(connection, code);
    const answer = plan.open.length === 0 ? 'show' : ((await this.#ask(plan, code)) ?? otherwise);
    if (answer === undefined || this.#parts.connections.current !== connection) return;
    this.#show(connection, run);
    if (answer === 'check') this.#check(connection, run);
  }

  /** Says what a check costs. Undefined when the person wants nothing. */
  async #ask({ open, known, requests }: CheckPlan, code: string): Promise<'check' | 'show' | undefined> {
    const { backgroundRequests, windowMs } = defaultPace;
    const minutes = (requests / backgroundRequests) * (windowMs / 60_000);
    const detail = unavailableWords.cost(requests, minutes, known, believedDays);
    const [check, show] = [unavailableWords.check(), unavailableWords.showKnown()];
    const question = unavailableWords.question(open.length, code);
    const chosen = await window.showInformationMessage(question, { modal: true, detail }, check, show);
    if (chosen === check) return 'check';
    return chosen === show ? 'show' : undefined;
  }

  #runOf(connection: Connection, code: string): AvailabilityRun {
    const before = this.#runs.get(connection);
    if (before?.market === code) return before;
    before?.stop();
    const run = new AvailabilityRun(connection.library.availabilityCheck, code);
    this.#runs.set(connection, run);
    return run;
  }

  #show(connection: Connection, run: AvailabilityRun): void {
    this.#parts.reviews.open('unavailable', this.#presenter(connection, run));
  }

  #presenter(connection: Connection, run: AvailabilityRun): UnavailablePresenter {
    return new UnavailablePresenter({
      library: connection.library,
      run,
      source: sourceLabel(connection),
      explain: error => ({ sentence: explain(error)?.sentence ?? '', canRetry: true }),
      check: () => this.#check(connection, run),
      change: wish => changeUnavailable(this.#parts, connection, wish),
      useCountry: code => void this.#otherCountry(connection, code).catch(showError),
    });
  }

  /** What is known of the other country is shown also when the person does not want to have more found out. */
  async #otherCountry(connection: Connection, code: string): Promise<void> {
    await rememberMarket(this.#parts.settings, code);
    await this.#findIn(connection, code, 'show');
  }

  /** Goes on in the background whatever the person looks at, and tells them when it is done. */
  #check(connection: Connection, run: AvailabilityRun): void {
    const options = { location: ProgressLocation.Window, title: unavailableWords.checking() };
    const work = window.withProgress(options, async progress => {
      const listening = run.onDidChange(() => {
        const { done, total = 0 } = run.progress ?? {};
        if (total > 0) progress.report({ message: viewWords.soMany(done ?? 0, total) });
      });
      return run.start().finally(() => listening.dispose());
    });
    void Promise.resolve(work)
      .then(outcome => outcome && this.#tell(connection, run))
      .catch((error: unknown) => {
        this.#log(`Checking availability: ${String(error)}`);
        void showError(error);
      });
  }

  /** What a person stopped, and what the page in sight says, is not told. */
  async #tell(connection: Connection, run: AvailabilityRun): Promise<void> {
    const { connections, reviews } = this.#parts;
    const { error } = run.outcome ?? {};
    if (error?.kind === 'cancelled' || connections.current !== connection || reviews.isVisible('unavailable'))
      return;
    const { savedTracks, availability, availabilityCheck: check } = connection.library;
    const looking = { rows: savedTracks.rows, availability, check, market: run.market };
    const { count } = await unavailableTracks(looking);
    const reason = error && explain(error)?.sentence;
    const sentence = [unavailableWords.done(count, run.market), reason].filter(Boolean).join(' ');
    const show = unavailableWords.show();
    if ((await window.showInformationMessage(sentence, show)) === show && connections.current === connection)
      this.#show(connection, run);
  }
}
