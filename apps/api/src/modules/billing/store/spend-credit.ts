import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { readFund } from '../account/records.ts';
import { applyFunds, CREDIT_ACCOUNTS, duePartsOf, firstOfDraws } from '../core/index.ts';
import { type FundRow, usableFunds } from './credit.ts';
import { getLineRows } from './invoice-lines.ts';
import { getInvoiceRow, type InvoiceRow, payableMinor } from './invoices.ts';
import { post } from './ledger.ts';
import { invoicePaidProformas } from './paid-proformas.ts';
import { paidEntries, payInvoices } from './pay-invoice.ts';

interface FundDraw {
  fund: FundRow;
  amountMinor: bigint;
}

/** What each credit of the client pays of an invoice, in spending order and within its limits. */
async function drawsFor(
  ctx: QueryContext,
  invoice: InvoiceRow,
  { lock, only }: { lock: 'lock' | 'read'; only?: ReadonlySet<string> | undefined },
): Promise<FundDraw[]> {
  const { clientId, currency } = invoice;
  const usable = await usableFunds(ctx, { clientId, currency }, lock);
  const rows = only === undefined ? usable : usable.filter(({ id }) => only.has(id));
  if (rows.length === 0) return [];
  const due = duePartsOf(await getLineRows(ctx, invoice.id), payableMinor(invoice));
  const { draws } = applyFunds(rows.map(readFund), due, { currency, today: ctx.today });
  return draws.flatMap(({ fundId, amountMinor }) => {
    const fund = rows.find(({ id }) => id === fundId);
    return fund ? [{ fund, amountMinor }] : [];
  });
}

const totalOf = (draws: readonly { amountMinor: bigint }[]) => draws.reduce((sum, one) => sum + one.amountMinor, 0n);

/** How much of an invoice the client's credit can pay: some credit is for some kinds of line only. */
export async function usableCredit(ctx: QueryContext, invoiceId: string): Promise<bigint> {
  return totalOf(await drawsFor(ctx, await getInvoiceRow(ctx, invoiceId), { lock: 'read' }));
}

/**
 * Pays a locked invoice from the client's credit, or from `only` these of it, up to `mostMinor`; each credit is booked from
 * its own account. Answers what was paid.
 */
export async function spendOn(
  ctx: CommandContext,
  invoice: InvoiceRow,
  { mostMinor, only }: { mostMinor: bigint; only?: ReadonlySet<string> },
): Promise<bigint> {
  const { id: invoiceId, clientId, currency } = invoice;
  const draws = firstOfDraws(await drawsFor(ctx, invoice, { lock: 'lock', only }), mostMinor);
  const amountMinor = totalOf(draws);
  if (amountMinor === 0n) return 0n;
  const { allocations, proformas } = await payInvoices(ctx, {
    clientId,
    currency,
    amountMinor,
    invoiceIds: [invoiceId],
  });
  await post(ctx, {
    kind: 'credit_spent',
    businessKey: `credit_spent:${ctx.newId()}`,
    clientId,
    description: 'Invoice paid from credit',
    entries: [
      ...draws.map(({ draw: { fund }, amountMinor: part }) => ({
        account: CREDIT_ACCOUNTS[fund.kind],
        amountMinor: part,
        currency,
        invoiceId,
        fundId: fund.id,
      })),
      ...paidEntries(allocations, { currency }),
    ],
  });
  await invoicePaidProformas(ctx, proformas);
  return amountMinor;
}
