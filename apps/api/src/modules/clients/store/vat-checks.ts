import { and, desc, eq, gte, ne } from 'drizzle-orm';
import { clients, vatChecks } from '#db/schema/clients.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { type BuyerTaxFacts, vatIdFacts, viesWaitMinutes } from '#modules/billing/core/index.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { readVatNumber, vatNumberText } from '../core/vat-number.ts';
import type { VatAnswer } from '../vies/check-number.ts';
import { type ClientRow, oneClient } from './clients.ts';

/** An answer counts this long for a client who comes with the number: from the checkout's question to the order. */
const FRESH_HOURS = 24;
/** Time for a planned check to be made before another one is planned. */
const LEASE_MINUTES = 15;

export type VatCheckRow = typeof vatChecks.$inferSelect;
type TaxIdColumns = Pick<ClientRow, 'taxId' | 'taxIdStatus' | 'taxIdCheckedAt' | 'taxIdCheckDueAt' | 'taxIdUnanswered'>;

/** A tax number as it is stored; throws `request.invalid` for one that no number of its member state can be. */
export function demandTaxId(text: string | null): string | null {
  if (text === null || text === '') return null;
  const number = readVatNumber(text);
  if (number === 'malformed') throw new AppError('request.invalid', { fields: { taxId: 'vat_format' } });
  return number === 'none' ? text : vatNumberText(number);
}

/** What the row of a client says of a number that is new to it: a fresh answer, or that it must be checked. */
export async function taxIdColumns(ctx: QueryContext, taxId: string | null): Promise<TaxIdColumns> {
  const none = { taxId, taxIdStatus: null, taxIdCheckedAt: null, taxIdCheckDueAt: null, taxIdUnanswered: 0 };
  if (taxId === null || readVatNumber(taxId) === 'none') return none;
  const known = await freshAnswer(ctx, taxId);
  if (known !== null) return { ...none, taxIdStatus: known.outcome, taxIdCheckedAt: known.checkedAt };
  const { chargesTax } = await readSettings(ctx, 'tax');
  return { ...none, taxIdStatus: 'unknown', taxIdCheckDueAt: chargesTax ? ctx.now : null };
}

/** The last definite answer about a number within a day. */
export async function freshAnswer(
  ctx: QueryContext,
  taxId: string,
): Promise<{ outcome: 'valid' | 'invalid'; checkedAt: Temporal.Instant; name: string | null } | null> {
  const [row] = await ctx.tx
    .select()
    .from(vatChecks)
    .where(
      and(
        eq(vatChecks.tenantId, ctx.tenant.id),
        eq(vatChecks.taxId, taxId),
        ne(vatChecks.outcome, 'unavailable'),
        gte(vatChecks.checkedAt, ctx.now.subtract({ hours: FRESH_HOURS })),
      ),
    )
    .orderBy(desc(vatChecks.checkedAt))
    .limit(1);
  if (!row || row.outcome === 'unavailable') return null;
  return { outcome: row.outcome, checkedAt: row.checkedAt, name: row.name };
}

/** What counts of a VAT number that a visitor typed at the checkout: only what VIES answered about it today. */
export async function vatIdOfVisitor(ctx: QueryContext, text: string): Promise<BuyerTaxFacts['vatId']> {
  const number = readVatNumber(text);
  if (typeof number === 'string') return { status: 'none', country: null };
  const taxId = vatNumberText(number);
  const known = await freshAnswer(ctx, taxId);
  return vatIdFacts(taxId, known?.outcome ?? 'unknown');
}

/** Plans the check of a client's number; until it is made none else is planned. */
export async function planTaxIdCheck(ctx: CommandContext, client: Pick<ClientRow, 'id' | 'taxId'>): Promise<void> {
  if (client.taxId === null || typeof readVatNumber(client.taxId) === 'string') return;
  await ctx.tx
    .update(clients)
    .set({ taxIdCheckDueAt: ctx.now.add({ minutes: LEASE_MINUTES }) })
    .where(oneClient(ctx, client.id));
  await ctx.planEffect({
    kind: 'clients.check_vat_number',
    businessKey: `vat_check:${ctx.newId()}`,
    resource: { kind: 'client', id: client.id },
    clientId: client.id,
    payload: { clientId: client.id, taxId: client.taxId },
  });
}

/** Keeps an answer, and that none came, for evidence. */
export async function keepVatCheck(
  ctx: CommandContext,
  of: { clientId: string | null; taxId: string; answer: VatAnswer },
): Promise<void> {
  const { raw, ...answer } = of.answer;
  await ctx.tx.insert(vatChecks).values({
    tenantId: ctx.tenant.id,
    id: ctx.newId(),
    clientId: of.clientId,
    taxId: of.taxId,
    ...answer,
    answer: raw,
    checkedAt: ctx.now,
  });
}

/** What an answer does to the client: no answer leaves what was known and says when to ask again. */
export function afterAnswer(
  row: ClientRow,
  outcome: VatAnswer['outcome'],
  now: Temporal.Instant,
): Partial<TaxIdColumns> {
  if (outcome !== 'unavailable')
    return { taxIdStatus: outcome, taxIdCheckedAt: now, taxIdCheckDueAt: null, taxIdUnanswered: 0 };
  const minutes = viesWaitMinutes(row.taxIdUnanswered);
  return { taxIdUnanswered: row.taxIdUnanswered + 1, taxIdCheckDueAt: now.add({ minutes }) };
}
