import { sql } from 'drizzle-orm';
import type { StopFacts } from '#db/schema/subscriptions-stops.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { runAsSystem } from '#lib/command/execute.ts';
import type { Kernel } from '#lib/services.ts';
import { dayIn } from '#lib/time/clock.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { asJump, type ClockReading, clockJump, runStop } from '../core/safety.ts';
import { countDue } from '../store/due.ts';
import { asStored, lastLook, look, promise, readToday } from '../store/run-days.ts';
import { lastAboutRun, type StopRow, stopAndAsk, updateFacts } from '../store/stops.ts';

/**
 * True when the daily run may bill what is due now. Otherwise it is parked, and staff are asked or have been: a clock that
 * jumped, days on which no run looked ahead to today, or a run far from what was promised for the day.
 */
export async function mayRun(ctx: CommandContext): Promise<boolean> {
  const looked = await lookNow(ctx);
  const due = await countDue(ctx, ctx.today);
  const figures = await readToday(ctx, due);
  const last = await lastAboutRun(ctx);
  const facts: StopFacts = { figures: asStored(figures) };
  if (looked.jumped !== null)
    facts.seconds = looked.jumped + (last?.state === 'waiting' ? (last.facts.seconds ?? 0) : 0);
  if (last?.state === 'waiting') {
    await updateFacts(ctx, last, facts);
    return false;
  }
  const ask = async (reason: StopRow['reason'], more: StopFacts = {}): Promise<false> => {
    await stopAndAsk(ctx, { kind: 'run', reason, facts: { ...facts, ...more } });
    return false;
  };
  if (looked.jumped !== null) return ask('clock_jump');
  const isRefused = last?.state === 'refused' && (due.size > 0 || isAboutDate(last));
  if (isRefused) return isToday(ctx, last) ? false : ask(last.reason, aboutDate(last.facts));
  if (due.size === 0) return true;
  if (looked.lastRunOn !== null) return ask('days_missed', { lastRunOn: looked.lastRunOn.toString() });
  const { runFactor: factor, runLeast: least } = await readSettings(ctx, 'safety');
  const reason = runStop(figures, { factor, least });
  return reason === null ? true : ask(reason);
}

const isAboutDate = ({ reason, facts }: StopRow): boolean =>
  reason === 'clock_jump' || reason === 'days_missed' || facts.seconds !== undefined;

const aboutDate = ({ seconds, lastRunOn }: StopFacts): StopFacts => ({
  ...(seconds === undefined ? {} : { seconds }),
  ...(lastRunOn === undefined ? {} : { lastRunOn }),
});

/**
 * False while staff are asked whether the date is right, or said that it is not. Looks at the clocks itself where nobody
 * has for some time, so that nothing is done by a date before it is looked at.
 */
export async function isDateTrusted(kernel: Kernel, tenantId: string): Promise<boolean> {
  return runAsSystem(kernel, { tenantId, name: 'subscriptions', requestId: 'schedule' }, async (ctx) => {
    const before = await lastLook(ctx);
    const elapsed = before === null ? null : ctx.now.since(before.lookedAt).total('seconds');
    if (elapsed === null || elapsed < -LATE_SECONDS || elapsed > RECENT_SECONDS) await mayRun(ctx);
    const last = await lastAboutRun(ctx);
    return last === null || last.state === 'confirmed' || !isAboutDate(last);
  });
}

/** A refusal holds for its day; from the next one on staff are asked again, until they confirm. */
const isToday = (ctx: CommandContext, { decidedAt }: StopRow): boolean =>
  decidedAt !== null && dayIn(decidedAt, ctx.tenant.timeZone).equals(ctx.today);

/**
 * Asks the index what will be due tomorrow, what is left over today included. What staff have not confirmed is left out:
 * a promise is made by a run that was allowed.
 */
export async function lookAhead(ctx: CommandContext, isAllowed: boolean): Promise<void> {
  const tomorrow = ctx.today.add({ days: 1 });
  await promise(ctx, tomorrow, await countDue(ctx, tomorrow, isAllowed ? undefined : ctx.today));
}

interface Looked {
  /** By how many seconds the clock jumped since the last look; null: it did not. */
  jumped: number | null;
  /** The day of the last look, where nobody looked yesterday or today: what is due today was promised to nobody. */
  lastRunOn: Temporal.PlainDate | null;
}

/** Clocks of two machines that look in turn may differ by so much. */
const LATE_SECONDS = 60;
/** The daily run looks every minute. */
const RECENT_SECONDS = 150;

const readings = new WeakMap<Kernel, Map<string, ClockReading>>();

/**
 * Looks at the clocks. Business time that was not followed may be a downtime, after which the promise for the day decides.
 * It is a jump where this process saw its clock leave the machine's steady count (somebody set it, the machine slept),
 * where the clock leaves the database's, or where time went back.
 */
async function lookNow(ctx: CommandContext): Promise<Looked> {
  const skew = await skewSeconds(ctx);
  const before = await look(ctx, skew);
  const steadily = sinceLastReading(ctx);
  if (before === null) return { jumped: asJump(skew), lastRunOn: null };
  const elapsed = Math.round(ctx.now.since(before.lookedAt).total('seconds'));
  // Where another process looked just now, the jump that this one has not seen yet was asked about then.
  const isFollowed = elapsed >= -LATE_SECONDS && asJump(elapsed) === null;
  const went = isFollowed ? null : (steadily ?? (elapsed < 0 ? asJump(elapsed) : null));
  const isMissed = Temporal.PlainDate.compare(before.lookedOn.add({ days: 1 }), ctx.today) < 0;
  return { jumped: asJump(skew - before.skewSeconds) ?? went, lastRunOn: isMissed ? before.lookedOn : null };
}

/** By how many seconds the machine's clock is ahead of the database's. */
async function skewSeconds(ctx: CommandContext): Promise<number> {
  const { rows } = await ctx.tx.execute<{ ms: string }>(
    sql`select (extract(epoch from clock_timestamp()) * 1000)::bigint::text as ms`,
  );
  const real = ctx.kernel.clock.real().epochMilliseconds;
  return Math.round((real - Number(rows[0]?.ms ?? real)) / 1000);
}

/** By how many seconds business time left the machine's steady count since this process last looked. */
function sinceLastReading(ctx: CommandContext): number | null {
  const mine = readings.get(ctx.kernel) ?? new Map<string, ClockReading>();
  readings.set(ctx.kernel, mine);
  const now = { wallMs: ctx.now.epochMilliseconds, steadyMs: ctx.kernel.clock.steady() };
  const before = mine.get(ctx.tenant.id);
  mine.set(ctx.tenant.id, now);
  return before === undefined ? null : clockJump(before, now);
}
