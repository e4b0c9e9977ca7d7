import { fraction } from '#lib/money/fraction.ts';
import { byDay, type Period, partAmount } from '#modules/billing/core/index.ts';

/** A line that was charged for a contract. */
export interface ChargedLine {
  readonly lineId: string;
  readonly subscriptionId: string;
  /** Null on what is charged once. */
  readonly period: Period | null;
  /** With tax, and what credit notes have left of it. */
  readonly totalMinor: bigint;
  readonly leftMinor: bigint;
}

/**
 * What goes back of each line when a consumer withdraws on a day: all of it, or where the service was asked for at once
 * all but the days until then. What is charged once belongs to the first period (Directive 2011/83/EU Art. 14(3); the
 * whole price counts, C-641/19). Lines of which nothing goes back are left out.
 */
export function givenBack(
  lines: readonly ChargedLine[],
  of: { on: Temporal.PlainDate; owesUse: boolean },
): { lineId: string; amountMinor: bigint }[] {
  return lines.flatMap((line) => {
    const unusedMinor = of.owesUse ? unusedOf(line, { lines, on: of.on }) : line.totalMinor;
    const amountMinor = unusedMinor < line.leftMinor ? unusedMinor : line.leftMinor;
    return amountMinor > 0n ? [{ lineId: line.lineId, amountMinor }] : [];
  });
}

function unusedOf(line: ChargedLine, { lines, on }: { lines: readonly ChargedLine[]; on: Temporal.PlainDate }): bigint {
  const whole = line.period ?? firstPeriod(lines, line.subscriptionId);
  // Bought once and for no time: it was not used up by days.
  if (whole === null) return line.totalMinor;
  if (Temporal.PlainDate.compare(whole.end, on) <= 0) return 0n;
  const start = Temporal.PlainDate.compare(whole.start, on) < 0 ? on : whole.start;
  return partAmount(byDay('day'), fraction(line.totalMinor), { part: { start, end: whole.end }, whole });
}

function firstPeriod(lines: readonly ChargedLine[], subscriptionId: string): Period | null {
  const periods = lines.flatMap((line) =>
    line.subscriptionId === subscriptionId && line.period !== null ? [line.period] : [],
  );
  return periods.toSorted((a, b) => Temporal.PlainDate.compare(a.start, b.start))[0] ?? null;
}
