import { invoices } from '#db/schema/billing.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { planTaxRefund } from '#modules/taxation/index.ts';
import { type CreditPart, creditParts, type TakenOff, takeOff, type WantedCredit } from '../core/index.ts';
import { nextStatus } from '../core/invoice-state.ts';
import { type CreditedLine, type CreditedTime, writeCreditNote } from './credit-notes.ts';
import { type InvoiceRow, lockInvoice, oneInvoice } from './invoices.ts';
import { creditNoteKey, incomeOf } from './issuing.ts';
import { type LedgerEntry, paymentsOn, post } from './ledger.ts';
import { type LineLeft, leftOfLines } from './left-of-lines.ts';
import { postRecovery } from './pay-invoice.ts';
import { countVoided } from './threshold.ts';

/** What of an invoice is taken back, decided when it is known what is left of its lines. */
export interface Correction {
  invoiceId: string;
  wanted(left: readonly LineLeft[], invoice: InvoiceRow): WantedCredit;
  /** The time that comes back, by line; none where it is corrected by hand. */
  times?: ReadonlyMap<string, CreditedTime>;
  /** Another invoice takes its place: telling what waits for it is the caller's. */
  isReplaced?: boolean;
}

/**
 * Corrects an issued invoice by a credit note. What is still owed is lowered first; what was paid becomes the client's
 * credit. The answer names the payments it came from, so that payments can refund it.
 */
export async function correctInvoice(
  ctx: CommandContext,
  { invoiceId, wanted, times, isReplaced = false }: Correction,
) {
  const invoice = await lockInvoice(ctx, invoiceId);
  if (invoice.kind !== 'invoice') throw new AppError('billing.wrong_state', { values: { status: invoice.status } });
  nextStatus(invoice.status, 'credit');
  const most = invoice.totalMinor - invoice.creditedMinor - invoice.writtenOffMinor;
  const { currency, clientId } = invoice;
  const left = await leftOfLines(ctx, invoice.id);
  const parts = creditParts(left, wanted(left, invoice), { most, currency });
  const lines = parts.map((one) => ({ ...one, time: times?.get(one.line.id) ?? null }));
  const totals = totalOf(lines);
  const noteId = await writeCreditNote(ctx, invoice, { lines, totals });
  const taken = takeOff(invoice, totals.totalMinor);
  if (taken.undoneMinor > 0n) await postRecovery(ctx, invoice, taken.undoneMinor);
  await moveInvoice(ctx, invoice, { taken, amountMinor: totals.totalMinor, isReplaced });
  const back = await sourcesOf(ctx, invoice, taken.backMinor);
  const income = incomeOf(lines.map(({ line, part }) => ({ kind: line.row.kind, netMinor: part.netMinor })));
  await postCreditNote(ctx, { invoice, noteId, totals, income, back });
  await planTaxRefund(ctx, {
    ...{ invoiceId, noteId, clientId, isTaxInclusive: invoice.isTaxInclusive },
    lines: lines.map(({ line, part }) => ({ ...part, position: line.row.position })),
  });
  const { issuedOn } = invoice;
  await countVoided(ctx, { currency, issuedOn, lines: lines.map(({ line, part }) => ({ ...line.row, ...part })) });
  ctx.emit('credit_note.issued', { creditNoteId: noteId }, { clientId });
  return {
    clientId,
    creditNoteId: noteId,
    total: { amountMinor: totals.totalMinor.toString(), currency },
    offsetMinor: taken.offsetMinor.toString(),
    /** What became credit, by the payment that it came from; null: it had been paid from credit. */
    credited: back.map(({ paymentId, amountMinor }) => ({ paymentId, amountMinor: amountMinor.toString() })),
  };
}

function totalOf(lines: readonly CreditedLine[]) {
  const sum = (pick: 'netMinor' | 'taxMinor' | 'totalMinor') =>
    lines.reduce((total, { part }) => total + part[pick], 0n);
  return { netMinor: sum('netMinor'), taxMinor: sum('taxMinor'), totalMinor: sum('totalMinor') };
}

/**
 * Lowers what the invoice comes to. One that nothing is owed on any more is settled: paid when money is on it, else nobody
 * will pay any more.
 */
async function moveInvoice(
  ctx: CommandContext,
  invoice: InvoiceRow,
  { taken, amountMinor, isReplaced }: { taken: TakenOff; amountMinor: bigint; isReplaced: boolean },
): Promise<void> {
  const paidMinor = invoice.paidMinor - taken.backMinor;
  const writtenOffMinor = invoice.writtenOffMinor - taken.undoneMinor;
  const creditedMinor = invoice.creditedMinor + amountMinor;
  const kept = paidMinor - invoice.returnedMinor - invoice.disputedMinor;
  const isSettled = invoice.status !== 'paid' && kept + creditedMinor === invoice.totalMinor;
  await ctx.tx
    .update(invoices)
    .set({
      ...{ paidMinor, writtenOffMinor, creditedMinor },
      ...(isSettled ? { status: nextStatus(invoice.status, 'settle'), paidAt: ctx.now } : {}),
    })
    .where(oneInvoice(ctx, invoice.id));
  const about = { clientId: invoice.clientId };
  if (isSettled && !isReplaced)
    ctx.emit(kept > 0n ? 'invoice.paid' : 'invoice.credited', { invoiceId: invoice.id }, about);
}

interface Source {
  paymentId: string | null;
  amountMinor: bigint;
}

/** Where the money that goes back came from: the last payment first, and credit that was spent at the end. */
async function sourcesOf(ctx: CommandContext, invoice: InvoiceRow, backMinor: bigint): Promise<Source[]> {
  const sources: Source[] = [];
  let left = backMinor;
  for (const { paymentId, heldMinor } of left > 0n ? await paymentsOn(ctx, invoice) : []) {
    const amountMinor = heldMinor < left ? heldMinor : left;
    if (amountMinor > 0n) sources.push({ paymentId, amountMinor });
    left -= amountMinor;
  }
  if (left > 0n) sources.push({ paymentId: null, amountMinor: left });
  return sources;
}

/** The invoice’s account is lowered by the whole; what was paid of it moves from there to the client’s credit. */
async function postCreditNote(
  ctx: CommandContext,
  of: {
    invoice: InvoiceRow;
    noteId: string;
    totals: CreditPart;
    income: ReturnType<typeof incomeOf>;
    back: readonly Source[];
  },
): Promise<void> {
  const { invoice, noteId, totals, income } = of;
  const note = { currency: invoice.currency, invoiceId: noteId };
  const corrected = { currency: invoice.currency, invoiceId: invoice.id };
  const moved = of.back.flatMap(({ paymentId, amountMinor }): LedgerEntry[] => {
    const from = { ...corrected, ...(paymentId === null ? {} : { paymentId }) };
    return [
      { account: 'receivable', amountMinor, ...from },
      { account: 'client_credit', amountMinor: -amountMinor, ...from },
    ];
  });
  await post(ctx, {
    kind: 'credit_note_issued',
    businessKey: creditNoteKey(noteId),
    clientId: invoice.clientId,
    description: 'Credit note issued',
    entries: [
      ...income.map((one) => ({ ...one, ...note })),
      { account: 'tax_payable', amountMinor: totals.taxMinor, ...note },
      { account: 'receivable', amountMinor: -totals.totalMinor, ...corrected },
      ...moved,
    ],
  });
}
