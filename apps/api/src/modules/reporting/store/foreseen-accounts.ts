import { and, asc, eq, gt, inArray, isNull } from 'drizzle-orm';
import { clients } from '#db/schema/clients.ts';
import { paymentMethods } from '#db/schema/payments.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { dayIn } from '#lib/time/clock.ts';
import type { BillingAccount, Policy } from '#modules/billing/core/index.ts';
import { dunningPolicy, exemptionsOf, loadAccount } from '#modules/billing/index.ts';
import { clientTaxFacts } from '#modules/clients/index.ts';
import { readSettings, sellerTaxFacts, taxRateRows } from '#modules/tenants/index.ts';

type ClientRow = typeof clients.$inferSelect;
type MethodRow = typeof paymentMethods.$inferSelect;

/** The next clients in the order of their ids, with the account that each has now. */
export async function accountsAfter(
  ctx: QueryContext,
  of: { after: string | undefined; limit: number },
): Promise<{ client: ClientRow; account: BillingAccount }[]> {
  const rows = await ctx.tx
    .select()
    .from(clients)
    .where(and(eq(clients.tenantId, ctx.tenant.id), of.after === undefined ? undefined : gt(clients.id, of.after)))
    .orderBy(asc(clients.id))
    .limit(of.limit);
  const methods = await defaultMethods(
    ctx,
    rows.map(({ id }) => id),
  );
  const accounts: { client: ClientRow; account: BillingAccount }[] = [];
  for (const client of rows) accounts.push({ client, account: await accountOf(ctx, client, methods.get(client.id)) });
  return accounts;
}

async function defaultMethods(ctx: QueryContext, clientIds: string[]): Promise<Map<string, MethodRow>> {
  if (clientIds.length === 0) return new Map();
  const { tenantId, clientId, isDefault, removedAt } = paymentMethods;
  const mine = and(eq(tenantId, ctx.tenant.id), inArray(clientId, clientIds));
  const rows = await ctx.tx
    .select()
    .from(paymentMethods)
    .where(and(mine, eq(isDefault, true), isNull(removedAt)));
  return new Map(rows.map((row) => [row.clientId, row]));
}

async function accountOf(ctx: QueryContext, client: ClientRow, method: MethodRow | undefined): Promise<BillingAccount> {
  const { timeZone } = ctx.tenant;
  const { country, postcode, isBusiness, taxId, taxIdStatus, isTaxExempt } = await clientTaxFacts(ctx, client.id);
  const exemptions = (await exemptionsOf(ctx, client.id)).filter(({ invoiceId }) => invoiceId === null);
  const loaded = await loadAccount(ctx, {
    id: client.id,
    currency: client.currency,
    zones: [{ zone: timeZone, from: null }],
    ...{ country, postcode, isBusiness, taxId, isTaxExempt, exemptions },
    // A check that is under way would keep every invoice waiting for ever.
    taxIdStatus: taxIdStatus === 'unknown' ? 'valid' : taxIdStatus,
    method: method === undefined ? null : { id: method.id, setOn: dayIn(method.createdAt, timeZone) },
  });
  return loaded.account;
}

/** How the tenant bills today, for accounts in a currency. */
export async function policyToday(ctx: QueryContext, currency: string): Promise<Policy> {
  const { termDays, renewalLeadDays, isTaxInclusive, documentMode } = await readSettings(ctx, 'billing');
  const { chargesTax, ...seller } = await sellerTaxFacts(ctx);
  return {
    ...{ timeZone: ctx.tenant.timeZone, daysOf: 'tenant', leadDays: renewalLeadDays, termDays },
    ...{ proration: 'day', pricesIncludeTax: isTaxInclusive, taxRounding: 'per_group', document: documentMode },
    ...{ startsOn: 'payment', whileSuspended: 'keep_billing', latePayment: 'due_date', usageGraceDays: 0 },
    ...{ disputes: 'owed', chargesTax, seller, taxRates: await taxRateRows(ctx) },
    ...(await dunningPolicy(ctx, currency)),
  };
}
