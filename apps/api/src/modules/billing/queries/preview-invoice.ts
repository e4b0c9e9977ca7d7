import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import type { QueryContext } from '#lib/command/command.ts';
import { defineQuery } from '#lib/command/define.ts';
import { notFound } from '#lib/errors/app-error.ts';
import { clientParty } from '#modules/clients/index.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { taxTotals } from '../core/line-amounts.ts';
import { pricedLine } from '../input.ts';
import { taxLines } from '../store/compute-lines.ts';
import { taxedAmounts } from '../store/invoice-lines.ts';
import { getInvoiceRow } from '../store/invoices.ts';
import { taxTextsOf, taxTotalView } from './invoice-view.ts';

/** More lines would not fit into the address of a request. */
const MAX_LINES = 100;

/** What an invoice would come to if it were issued to this client today, line by line; nothing is written. */
export const previewInvoice = defineQuery({
  name: 'billing.preview_invoice',
  permission: 'invoice:create',
  input: z.strictObject({
    clientId: id(),
    /** The draft that is being changed: it keeps its currency and its way to state prices. */
    invoiceId: z.optional(id()),
    lines: z.array(pricedLine).check(z.maxLength(MAX_LINES)),
  }),
  example: (of) => ({ clientId: of('client'), lines: [{ unitPriceMinor: '5000' }] }),
  async run(ctx, { clientId, invoiceId, lines }) {
    const client = await clientParty(ctx, clientId);
    const { currency, isTaxInclusive } = await termsOf(ctx, { client, invoiceId });
    const taxed = await taxLines(ctx, lines, { clientId, currency, on: ctx.today, isTaxInclusive });
    const { amounts } = taxed;
    const amount = (minor: bigint) => ({ amountMinor: minor.toString(), currency });
    return {
      currency,
      isTaxInclusive,
      lines: amounts.lines.map((line) => ({ net: amount(line.netMinor), total: amount(line.totalMinor) })),
      taxes: taxTotals(taxedAmounts(taxed)).map((tax) => taxTotalView(tax, currency)),
      /** Keys of the texts that the document will carry. */
      taxTexts: taxTextsOf(taxed.taxes),
      /** The VAT number must be checked before it is issued. */
      isTaxPending: taxed.isPending,
      net: amount(amounts.netMinor),
      total: amount(amounts.totalMinor),
    };
  },
});

async function termsOf(
  ctx: QueryContext,
  of: { client: { clientId: string; currency: string }; invoiceId: string | undefined },
): Promise<{ currency: string; isTaxInclusive: boolean }> {
  if (of.invoiceId === undefined) {
    const { isTaxInclusive } = await readSettings(ctx, 'billing');
    return { currency: of.client.currency, isTaxInclusive };
  }
  const draft = await getInvoiceRow(ctx, of.invoiceId);
  if (draft.clientId !== of.client.clientId) throw notFound();
  return draft;
}
