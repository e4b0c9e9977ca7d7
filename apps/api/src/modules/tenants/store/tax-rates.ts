import { and, desc, eq, gt, isNull, lt, lte, ne, or, sql } from 'drizzle-orm';
import { taxRates } from '#db/schema/tenants.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';
import { doPeriodsOverlap, isPeriod, type TaxPeriod } from '../core/tax-period.ts';

/** A rate that is charged: `rate` is a fraction as an exact decimal. */
export interface TaxRate {
  name: string;
  rate: string;
}

/** The tax of a category in a country on a day; null: none is charged. */
export async function taxRateFor(
  ctx: Pick<QueryContext, 'tx' | 'tenant'>,
  of: { country: string; category: string; on: Temporal.PlainDate },
): Promise<TaxRate | null> {
  const [row] = await ctx.tx
    .select({ name: taxRates.name, rate: taxRates.rate })
    .from(taxRates)
    .where(
      and(
        eq(taxRates.tenantId, ctx.tenant.id),
        eq(taxRates.country, of.country),
        eq(taxRates.category, of.category),
        isNull(taxRates.region),
        lte(taxRates.validFrom, of.on),
        or(isNull(taxRates.validUntil), gt(taxRates.validUntil, of.on)),
      ),
    )
    .orderBy(desc(taxRates.validFrom))
    .limit(1);
  return row ?? null;
}

/** One change of the tenant's rates at a time, so that two cannot overlap unseen. */
export async function lockTaxRates(ctx: CommandContext): Promise<void> {
  await ctx.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`tax_rates:${ctx.tenant.id}`}, 0))`);
}

export async function findTaxRate(ctx: CommandContext, taxRateId: string) {
  const [found] = await ctx.tx
    .select()
    .from(taxRates)
    .where(and(eq(taxRates.tenantId, ctx.tenant.id), eq(taxRates.id, taxRateId)));
  if (!found) throw notFound();
  return found;
}

/** Throws `request.invalid` for a period without a day, and for one in which another rate holds already. */
export async function demandFreePeriod(
  ctx: CommandContext,
  of: TaxPeriod & { country: string; category: string; exceptId: string | null },
): Promise<void> {
  if (!isPeriod(of)) throw new AppError('request.invalid', { fields: { validUntil: 'before_start' } });
  const others = await ctx.tx
    .select()
    .from(taxRates)
    .where(
      and(
        eq(taxRates.tenantId, ctx.tenant.id),
        eq(taxRates.country, of.country),
        eq(taxRates.category, of.category),
        isNull(taxRates.region),
      ),
    );
  if (others.some((other) => other.id !== of.exceptId && doPeriodsOverlap(of, other)))
    throw new AppError('request.invalid', { fields: { validFrom: 'overlaps' } });
}

/** Ends the open-ended rate that held until then, on the day on which its successor begins. */
export async function endPredecessor(
  ctx: CommandContext,
  of: { country: string; category: string; from: Temporal.PlainDate; exceptId: string },
): Promise<void> {
  await ctx.tx
    .update(taxRates)
    .set({ validUntil: of.from })
    .where(
      and(
        eq(taxRates.tenantId, ctx.tenant.id),
        eq(taxRates.country, of.country),
        eq(taxRates.category, of.category),
        isNull(taxRates.region),
        isNull(taxRates.validUntil),
        lt(taxRates.validFrom, of.from),
        ne(taxRates.id, of.exceptId),
      ),
    );
}
