import { invoices } from '#db/schema/billing.ts';
import { actorName } from '#lib/authz/actor.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { clientParty } from '#modules/clients/index.ts';
import { requestQuote } from '#modules/taxation/index.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { because, type Explanation } from '../core/index.ts';
import type { BilledLine, LineInput } from '../input.ts';
import { taxLines } from './compute-lines.ts';
import { demandOwnCorrections, replaceLines } from './invoice-lines.ts';
import { buyerOf } from './parties.ts';

export interface WantedDraft {
  clientId: string;
  /** The client's own where left out. */
  currency: string | undefined;
  lines: readonly BilledLine[];
  /** Last day to pay, and why; null: the tenant's term after issue. */
  due: { on: Temporal.PlainDate; why: Explanation } | null;
  /** As the provider's settings say where left out. */
  isTaxInclusive?: boolean;
  /** The document that it adds to or stands in place of. */
  basedOnId?: string;
  isDebitNote?: boolean;
  isGathering?: boolean;
}

/** Writes a draft with its lines: amounts and tax are computed here and once more when it is issued. */
export async function writeDraft(ctx: CommandContext, of: WantedDraft) {
  const { invoiceId, total } = await writeReduced(ctx, of);
  return { invoiceId, total };
}

/** The same, with what was taken off its lines. */
export async function writeReduced(ctx: CommandContext, of: WantedDraft) {
  const client = await clientParty(ctx, of.clientId);
  if (client.status === 'closed') throw new AppError('clients.closed');
  await demandOwnCorrections(ctx, client.clientId, of.lines);
  const isTaxInclusive = of.isTaxInclusive ?? (await readSettings(ctx, 'billing')).isTaxInclusive;
  const invoice = { id: ctx.newId(), clientId: client.clientId, currency: of.currency ?? client.currency };
  const { clientId, currency } = invoice;
  const taxed = await taxLines(ctx, of.lines, { clientId, currency, on: ctx.today, isTaxInclusive });
  const { netMinor, taxMinor, totalMinor } = taxed.amounts;
  await ctx.tx.insert(invoices).values({
    ...invoice,
    tenantId: ctx.tenant.id,
    status: 'draft',
    locale: client.locale,
    isTaxInclusive,
    netMinor,
    taxMinor,
    totalMinor,
    paidMinor: 0n,
    buyer: buyerOf(client),
    basedOnId: of.basedOnId ?? null,
    isDebitNote: of.isDebitNote ?? false,
    isGathering: of.isGathering ?? false,
    dueOn: of.due?.on ?? null,
    dueWhy: of.due?.why ?? null,
    createdAt: ctx.now,
  });
  await replaceLines(ctx, invoice, { lines: of.lines, ...taxed });
  // Asked now, so that the answer is there when the draft is issued.
  if (taxed.asked !== null) await requestQuote(ctx, { asked: taxed.asked, clientId });
  return {
    invoiceId: invoice.id,
    total: { amountMinor: totalMinor.toString(), currency },
    discounted: taxed.discounted,
  };
}

/** Lines as somebody wrote them. */
export function byHand(ctx: CommandContext, lines: readonly LineInput[]): BilledLine[] {
  const by = actorName(ctx.actor);
  return lines.map((line) => ({ ...line, why: because('written_by_hand', { by }) }));
}

/** A last day to pay as somebody wrote it. */
export const dueAsWritten = (ctx: CommandContext, on: string) => ({
  on: Temporal.PlainDate.from(on),
  why: because('due_as_written', { by: actorName(ctx.actor) }),
});
