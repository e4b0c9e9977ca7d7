import { amountText } from './amount.ts';
import { breakdownOf } from './breakdown.ts';
import { lineOf } from './line.ts';
import type { EInvoice, PaymentInstructions } from './model.ts';
import { buyerOf, sellerOf } from './party.ts';
import type { EInvoiceSource } from './source.ts';

/** UNTDID 4461: SEPA credit transfer, credit transfer, instrument not defined. */
const MEANS = { sepa: '58', transfer: '30', other: '1' } as const;

// UNTDID 1001. A pro forma is no document of EN 16931: it is refused before.
const TYPE_CODES = { invoice: '380', credit_note: '381', debit_note: '383', proforma: '380' } as const;

/**
 * An issued document in the semantic model of EN 16931. It states the document as it was issued: what was paid later is
 * not part of it, so that the same document always gives the same e-invoice. Call it only where `eInvoiceProblems` finds
 * nothing; a RangeError is a programmer's mistake.
 */
export function eInvoiceOf(source: EInvoiceSource): EInvoice {
  const { currency, lines, seller, buyer, kind } = source;
  const isOutsideScope = lines.some(({ tax }) => tax.category === 'O');
  const lineTotalMinor = lines.reduce((sum, { netMinor }) => sum + netMinor, 0n);
  const period = spanOf(source);
  return {
    number: source.number,
    issuedOn: source.issuedOn,
    typeCode: TYPE_CODES[kind],
    currency,
    dueOn: source.dueOn,
    buyerReference: source.buyerReference,
    terms: source.terms,
    notes: source.notes,
    preceding: source.corrects,
    seller: sellerOf(seller, { isOutsideScope }),
    buyer: buyerOf(buyer, { isOutsideScope }),
    period,
    deliveredOn: period === null ? source.issuedOn : null,
    deliveredTo: lines.some(({ tax }) => tax.category === 'K') ? buyer.country : null,
    payment: paymentOf(source),
    breakdown: breakdownOf(source),
    totals: {
      lines: amountText(lineTotalMinor, currency),
      taxExclusive: amountText(source.netMinor, currency),
      tax: amountText(source.taxMinor, currency),
      taxInclusive: amountText(source.totalMinor, currency),
      due: amountText(source.totalMinor, currency),
    },
    taxAccounting: source.taxIn && {
      currency: source.taxIn.currency,
      tax: amountText(source.taxIn.taxMinor, source.taxIn.currency),
    },
    lines: lines.map((line, position) => lineOf(line, { source, position })),
  };
}

/** From the first to the last day that any line pays for: every line's period lies in it. */
function spanOf({ lines }: EInvoiceSource): EInvoice['period'] {
  const periods = lines.flatMap(({ period }) => (period === null ? [] : [period]));
  const from = periods.map((period) => period.from).sort()[0];
  const to = periods
    .map((period) => period.to)
    .sort()
    .at(-1);
  return from === undefined || to === undefined ? null : { from, to };
}

function paymentOf({ account, currency, paymentReference, number }: EInvoiceSource): PaymentInstructions {
  const remittance = paymentReference || number;
  if (account === null) return { meansCode: MEANS.other, remittance, account: null };
  return { meansCode: currency === 'EUR' ? MEANS.sepa : MEANS.transfer, remittance, account };
}
