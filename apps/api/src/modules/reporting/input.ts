import { localDate } from '@panel1/shared-types';
import * as z from 'zod/mini';
import type { QueryContext } from '#lib/command/command.ts';

/** Reports read a lot: nobody needs more than one every two seconds. */
export const REPORT_LIMITS = [{ by: 'actor', points: 60, seconds: 120 }] as const;

/** A month of the books, `2026-11`, within the years that a business keeps. */
const month = () => z.string().check(z.regex(/^20\d\d-(0[1-9]|1[0-2])$/));

/** So many months, the last of them `until`; without it the month of today. */
export const monthsInput = z.strictObject({
  months: z._default(z.int().check(z.gte(1), z.lte(60)), 12),
  until: z.optional(month()),
});

const MAX_DAYS = 5 * 366;

/** Days of the tenant's zone, both included; without them the month of today. */
export const periodInput = z
  .strictObject({ from: z.optional(localDate()), to: z.optional(localDate()) })
  .check(z.refine(isPeriod, { error: 'out_of_range', path: ['to'] }));

/** What stands at the end of a day; without one at the end of today. */
export const dayInput = z.strictObject({ on: z.optional(localDate()) });

function isPeriod({ from, to }: { from?: string | undefined; to?: string | undefined }): boolean {
  if (from === undefined || to === undefined) return from === to;
  const days = Temporal.PlainDate.from(from).until(to).days;
  return days >= 0 && days < MAX_DAYS;
}

export interface DayRange {
  from: Temporal.PlainDate;
  /** Included. */
  to: Temporal.PlainDate;
}

/** The period that was asked for. */
export function periodOf(ctx: QueryContext, { from, to }: z.output<typeof periodInput>): DayRange {
  const first = ctx.today.with({ day: 1 });
  if (from === undefined || to === undefined)
    return { from: first, to: first.add({ months: 1 }).subtract({ days: 1 }) };
  return { from: Temporal.PlainDate.from(from), to: Temporal.PlainDate.from(to) };
}

/** The day that was asked for. */
export function dayOf(ctx: QueryContext, { on }: z.output<typeof dayInput>): Temporal.PlainDate {
  return on === undefined ? ctx.today : Temporal.PlainDate.from(on);
}

/** The months that were asked for, oldest first; none of them is still to come. */
export function monthsOf(ctx: QueryContext, { months, until }: z.output<typeof monthsInput>): string[] {
  const present = ctx.today.toPlainYearMonth();
  const asked = until === undefined ? present : Temporal.PlainYearMonth.from(until);
  const last = Temporal.PlainYearMonth.compare(asked, present) < 0 ? asked : present;
  return Array.from({ length: months }, (_, at) => last.subtract({ months: months - 1 - at }).toString());
}
