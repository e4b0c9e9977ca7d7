import { sql } from 'drizzle-orm';
import type { FrozenParty } from '#db/schema/billing.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import type { ClientParty } from '#modules/clients/index.ts';
import type { TaxRate } from '../core/line-amounts.ts';

/** The tax of a category in a country on a day; null: none is charged. */
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

export async function nextNumber(ctx: CommandContext, series: 'invoice'): Promise<string> {
  const { rows } = await ctx.tx.execute<{ pattern: string; digits: string; taken: string }>(
    sql`update numbering_series set next_number = next_number + 1
        where tenant_id = ${ctx.tenant.id} and series = ${series}
        returning pattern, digits, (next_number - 1)::text as taken`,
  );
  const [row] = rows;
  if (!row) throw new Error(`the tenant has no numbering series ${series}`);
  return row.pattern
    .replace('{number}', row.taken.padStart(Number(row.digits), '0'))
    .replace('{year}', ctx.today.year.toString());
}

/** How this tenant bills. */
export async function billingSettings(ctx: QueryContext): Promise<{ isTaxInclusive: boolean; termDays: number }> {
  const { rows } = await ctx.tx.execute<{ value: Record<string, unknown> }>(
    sql`select value from tenant_settings where tenant_id = ${ctx.tenant.id} and section = 'billing'`,
  );
  const value = rows[0]?.value ?? {};
  return {
    isTaxInclusive: value['isTaxInclusive'] === true,
    termDays: typeof value['termDays'] === 'number' ? value['termDays'] : 14,
  };
}

/** The provider as it stands on documents from today on. */
export async function sellerOf(ctx: QueryContext): Promise<FrozenParty> {
  return { name: ctx.tenant.name, address: [], country: ctx.tenant.country };
}

/** The client as it stands on documents from today on. */
export function buyerOf(client: ClientParty): FrozenParty {
  const town = [client.postcode, client.city].filter((part) => part !== null).join(' ');
  return {
    name: client.name,
    company: client.company,
    address: [client.address1, client.address2, town, client.region].filter(
      (line): line is string => line !== null && line !== '',
    ),
    country: client.country,
    taxId: client.taxId,
    email: client.email,
    number: client.number,
  };
}
