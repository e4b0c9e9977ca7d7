import { and, eq, inArray } from 'drizzle-orm';
import { clients } from '#db/schema/clients.ts';
import type { QueryContext } from '#lib/command/command.ts';
import type { BuyerTaxFacts } from '#modules/billing/core/index.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { type ClientRow, getClientRow } from './clients.ts';
import { type ClientParty, partyOf } from './party.ts';

/** What tax law must know of a client, as the billing engine keeps it. */
export interface ClientTaxFacts {
  country: string;
  postcode: string | null;
  region: string | null;
  city: string | null;
  address1: string | null;
  isBusiness: boolean;
  taxId: string | null;
  /** A number of a country that VIES does not answer for counts as none: `invalid`. */
  taxIdStatus: 'valid' | 'invalid' | 'unknown';
  /** Holds an exemption today. */
  isTaxExempt: boolean;
  exemption: BuyerTaxFacts['exemption'];
}

/** The tax facts of a client today; throws `request.not_found`. */
export async function clientTaxFacts(ctx: QueryContext, clientId: string): Promise<ClientTaxFacts> {
  const row = await getClientRow(ctx, clientId);
  const { recheckDays } = await readSettings(ctx, 'tax');
  return factsNow(ctx, row, recheckDays);
}

/** A client as documents name it, with its tax facts of today. */
export interface BilledClient {
  party: ClientParty;
  tax: ClientTaxFacts;
}

/** The same of many clients at once; those that do not exist are left out. */
export async function billedClients(
  ctx: QueryContext,
  clientIds: readonly string[],
): Promise<ReadonlyMap<string, BilledClient>> {
  if (clientIds.length === 0) return new Map();
  const { recheckDays } = await readSettings(ctx, 'tax');
  const rows = await ctx.tx
    .select()
    .from(clients)
    .where(and(eq(clients.tenantId, ctx.tenant.id), inArray(clients.id, [...clientIds])));
  return new Map(rows.map((row) => [row.id, { party: partyOf(row), tax: factsNow(ctx, row, recheckDays) }]));
}

function factsNow(ctx: QueryContext, row: ClientRow, recheckDays: number): ClientTaxFacts {
  const facts = factsOf(row, ctx.today);
  return isStale(row, ctx.now, recheckDays) ? { ...facts, taxIdStatus: 'unknown' } : facts;
}

/** A number that was valid long ago is asked about again before it spares anybody the tax. */
function isStale(row: ClientRow, now: Temporal.Instant, days: number): boolean {
  const { taxIdStatus, taxIdCheckedAt } = row;
  if (taxIdStatus !== 'valid' || taxIdCheckedAt === null) return false;
  return Temporal.Instant.compare(taxIdCheckedAt.add({ hours: 24 * days }), now) < 0;
}

function factsOf(row: ClientRow, today: Temporal.PlainDate): ClientTaxFacts {
  const until = row.exemptionUntil;
  const isHeld = row.exemptionReason !== null && (until === null || Temporal.PlainDate.compare(today, until) < 0);
  const exemption = {
    reasonCode: row.exemptionCode,
    textKey: 'tax.exempt_client',
    text: row.exemptionReason ?? '',
    countries: null,
    until,
  };
  return {
    country: row.country,
    postcode: row.postcode,
    ...{ region: row.region, city: row.city, address1: row.address1 },
    isBusiness: row.isBusiness,
    taxId: row.taxId,
    taxIdStatus: row.taxIdStatus ?? 'invalid',
    isTaxExempt: isHeld,
    exemption: isHeld ? exemption : null,
  };
}
