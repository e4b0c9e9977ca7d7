import { sql } from 'drizzle-orm';
import type { QueryContext } from '#lib/command/command.ts';
import { enabledAdapters } from '#modules/plugins/index.ts';
import type { Adapters } from '../core/sellable.ts';

/** Provisioning adapters that the tenant has switched on, with the kinds of components they provide. */
export async function provisioners(ctx: QueryContext): Promise<Adapters> {
  const enabled = await enabledAdapters(ctx);
  return new Map(
    enabled
      .filter((adapter) => adapter.contract === 'provisioningAdapter')
      .map((adapter) => [adapter.pluginId, adapter.kinds]),
  );
}

export interface TaxRate {
  name: string;
  /** A fraction: `"0.19"`. */
  rate: string;
}

/** The tax of a category in a country today; null: none is charged. */
export async function taxRateFor(
  ctx: QueryContext,
  of: { country: string; category: string; on: Temporal.PlainDate },
): Promise<TaxRate | null> {
  const { rows } = await ctx.tx.execute<{ name: string; rate: string }>(
    sql`select name, rate::text as rate from tax_rates
        where tenant_id = ${ctx.tenant.id} and country = ${of.country} and category = ${of.category}
          and valid_from <= ${of.on.toString()} and (valid_until is null or valid_until > ${of.on.toString()})
        order by valid_from desc limit 1`,
  );
  return rows[0] ?? null;
}

/** Do the tenant's prices contain the tax? */
export async function isTaxInclusive(ctx: QueryContext): Promise<boolean> {
  const { rows } = await ctx.tx.execute<{ value: string | null }>(
    sql`select value ->> 'isTaxInclusive' as value from tenant_settings
        where tenant_id = ${ctx.tenant.id} and section = 'billing'`,
  );
  return rows[0]?.value === 'true';
}
