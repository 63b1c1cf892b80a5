import type { Availability } from '../../library/availability/availability.ts';
import type { AvailabilityCheck, CheckPlan } from '../../library/availability/availabilityCheck.ts';
import { findings as words } from '../../library/availability/finding.ts';
import type { Findings } from '../../library/availability/findings.ts';
import { inSlices } from '../../library/inSlices.ts';
import type { SavedTrack } from '../../model/track.ts';

/** What is known of the saved tracks in a market. */
export interface UnavailableTracks {
  /** By the reason, a word of Spotify's or `gone`, empty where there is none; newest saved first. */
  readonly byReason: ReadonlyMap<string, readonly SavedTrack[]>;
  readonly count: number;
  /** Saved tracks that were looked at. */
  readonly total: number;
  /** Tracks of which Spotify was asked and did not say. */
  readonly untold: number;
  /** What has not been found out yet, and what that costs. */
  readonly plan: CheckPlan;
}

interface Looking {
  readonly rows: readonly SavedTrack[];
  readonly availability: Availability;
  readonly check: Pick<AvailabilityCheck, 'plan'>;
  readonly market: string;
}

/** The reasons people meet most often come first. */
const usualReasons = ['market', 'product', 'explicit', 'gone'];

/** Looks through all saved tracks, in slices; asks nothing. */
export async function unavailableTracks({
  rows,
  availability,
  check,
  market,
}: Looking): Promise<UnavailableTracks> {
  const findings = await availability.read(market);
  const found = await inSlices(lookThrough(rows, availability, findings));
  return { ...found, total: rows.length, plan: await check.plan(market) };
}

function* lookThrough(
  rows: readonly SavedTrack[],
  availability: Availability,
  findings: Findings,
): Generator<undefined, Pick<UnavailableTracks, 'byReason' | 'count' | 'untold'>> {
  const byReason = new Map<string, SavedTrack[]>(usualReasons.map(reason => [reason, []]));
  let [count, untold] = [0, 0];
  for (const [index, row] of rows.entries()) {
    const { state, reason = '' } = availability.of(row.track);
    if (state === 'unavailable') {
      count++;
      const alike = byReason.get(reason) ?? [];
      byReason.set(reason, alike);
      alike.push(row);
    } else if (state === 'unknown' && findings.get(row.track.id ?? '')?.finding === words.untold) untold++;
    if (index % 100 === 0) yield;
  }
  for (const [reason, alike] of byReason) if (alike.length === 0) byReason.delete(reason);
  return { byReason, count, untold };
}
