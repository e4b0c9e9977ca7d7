import { done, failure, type TaxCalculator } from '@panel1/plugin-sdk';
import * as z from 'zod/mini';
import { countsAlike } from './amounts.ts';
import { callStripe, type Fields } from './client.ts';
import { testConnection } from './connection.ts';
import type { Ctx, settings } from './settings.ts';

type Calculator = TaxCalculator<typeof settings>;
type Quote = Parameters<Calculator['quote']>[1];
type Quoted = Extract<Awaited<ReturnType<Calculator['quote']>>, { status: 'done' }>['value']['lines'][number];

const breakdown = z.object({
  amount: z.int(),
  jurisdiction: z.object({ country: z.string(), display_name: z.string() }),
  tax_rate_details: z.nullish(z.object({ display_name: z.string(), percentage_decimal: z.string() })),
  taxability_reason: z.string(),
});
const calculation = z.object({
  id: z.string(),
  line_items: z.object({
    data: z.array(z.object({ reference: z.string(), tax_breakdown: z._default(z.nullish(z.array(breakdown)), []) })),
    has_more: z.boolean(),
  }),
});
const transaction = z.object({
  id: z.string(),
  line_items: z.nullish(z.object({ data: z.array(z.object({ id: z.string(), reference: z.string() })) })),
});

/** Stripe Tax: a calculation for the quote, transactions for what was issued and taken back. */
export const calculator: Calculator = {
  async quote(ctx, input) {
    if (!countsAlike(input.currency))
      return failure('validation', 'currency_units', 'Stripe counts this currency in other units than the panel.');
    const fields = calculationFields(ctx, input);
    const reply = await callStripe(ctx, { path: 'tax/calculations', isPost: true, fields, answer: calculation });
    if (!reply.ok) return reply.outcome;
    const { id, line_items: items } = reply.value;
    if (items.has_more) return failure('capacity', 'too_many_lines', 'Stripe Tax answers for fewer lines at once.');
    const lines = items.data.map(({ reference, tax_breakdown: taxes }) => lineOf(reference, taxes ?? []));
    return done({ quoteRef: id, lines });
  },
  async commit(ctx, input) {
    const reply = await callStripe(ctx, {
      path: 'tax/transactions/create_from_calculation',
      operationId: input.operationId,
      answer: transaction,
      fields: { calculation: input.quoteRef, reference: input.transactionId, 'expand[0]': 'line_items' },
    });
    if (!reply.ok) return reply.outcome;
    const lines = reply.value.line_items?.data ?? [];
    return done({
      transactionRef: reply.value.id,
      lines: lines.map(({ id, reference }) => ({ lineId: reference, lineRef: id })),
    });
  },
  async refund(ctx, input) {
    const parts = input.lines.flatMap(({ lineId, lineRef, netMinor, taxMinor }, at): [string, string][] => {
      const [net, tax] = [BigInt(netMinor), BigInt(taxMinor)];
      // Of a price that contains its tax, the amount contains it here, too.
      const amount = input.pricesIncludeTax ? net + tax : net;
      const name = (key: string) => `line_items[${at}][${key}]`;
      return [
        [name('original_line_item'), lineRef],
        [name('reference'), `${input.transactionId}-${lineId}`],
        [name('amount'), (-amount).toString()],
        [name('amount_tax'), (-tax).toString()],
      ];
    });
    const mode = { mode: 'partial', original_transaction: input.originalRef, reference: input.transactionId };
    return reverse(ctx, input.operationId, { ...mode, ...Object.fromEntries(parts) });
  },
  async void(ctx, { operationId, originalRef, transactionId }) {
    return reverse(ctx, operationId, { mode: 'full', original_transaction: originalRef, reference: transactionId });
  },
  /** The same request again: Stripe gives a known operation its first answer, and keeps one record per reference. */
  async probe(ctx, asked) {
    if (asked.of === 'commit')
      return done({ found: true, of: asked.of, outcome: await calculator.commit(ctx, asked.input) });
    const method = asked.of === 'refund' ? calculator.refund(ctx, asked.input) : calculator.void(ctx, asked.input);
    return done({ found: true, of: asked.of, outcome: await method });
  },
  testConnection,
};

async function reverse(ctx: Ctx, operationId: string, fields: Fields) {
  const path = 'tax/transactions/create_reversal';
  const reply = await callStripe(ctx, { path, operationId, answer: transaction, fields });
  return reply.ok ? done({ transactionRef: reply.value.id }) : reply.outcome;
}

const NOON = 'T12:00:00Z';

function calculationFields(ctx: Ctx, { currency, taxDate, buyer, lines, ...input }: Quote): Fields {
  const { taxCode } = ctx.settings.tenant;
  const behavior = input.pricesIncludeTax ? 'inclusive' : 'exclusive';
  const items = lines.flatMap(({ lineId, amountMinor }, at): [string, string | undefined][] => [
    [`line_items[${at}][amount]`, amountMinor],
    [`line_items[${at}][reference]`, lineId],
    [`line_items[${at}][tax_behavior]`, behavior],
    [`line_items[${at}][tax_code]`, taxCode],
  ]);
  const address = (key: string) => `customer_details[address][${key}]`;
  return {
    currency: currency.toLowerCase(),
    tax_date: String(Math.floor(Date.parse(`${taxDate}${NOON}`) / 1000)),
    [address('country')]: buyer.country,
    [address('postal_code')]: buyer.postcode,
    [address('state')]: buyer.region,
    [address('city')]: buyer.city,
    [address('line1')]: buyer.address1,
    'customer_details[address_source]': 'billing',
    ...(buyer.isExempt ? { 'customer_details[taxability_override]': 'customer_exempt' } : {}),
    ...(buyer.vatId === undefined
      ? {}
      : { 'customer_details[tax_ids][0][type]': 'eu_vat', 'customer_details[tax_ids][0][value]': buyer.vatId }),
    ...Object.fromEntries(items),
    'expand[0]': 'line_items',
    'expand[1]': 'line_items.data.tax_breakdown',
  };
}

const TREATMENTS: Readonly<Record<string, Quoted['treatment']>> = {
  zero_rated: 'zero_rated',
  reverse_charge: 'reverse_charge',
  customer_exempt: 'exempt_buyer',
  not_collecting: 'not_collected',
  not_supported: 'not_collected',
};

function lineOf(lineId: string, taxes: readonly z.infer<typeof breakdown>[]): Quoted {
  const components = taxes.flatMap(({ amount, jurisdiction, tax_rate_details: rate }) => {
    if (!rate || (amount === 0 && !/[1-9]/.test(rate.percentage_decimal))) return [];
    const { country, display_name: place } = jurisdiction;
    const name = rate.display_name.includes(place) ? rate.display_name : `${place} ${rate.display_name}`;
    const share = fractionOf(rate.percentage_decimal);
    return [
      { name: name.slice(0, 120), jurisdiction: place.slice(0, 120), country, rate: share, taxMinor: String(amount) },
    ];
  });
  if (components.length > 0) return { lineId, treatment: 'taxed', components };
  return { lineId, treatment: TREATMENTS[taxes[0]?.taxability_reason ?? ''] ?? 'not_taxed', components };
}

/** `8.875` percent is `0.08875`. */
function fractionOf(percentage: string): string {
  const [whole = '0', part = ''] = percentage.split('.');
  const digits = whole.padStart(3, '0');
  const fraction = `${digits.slice(-2)}${part}`.replace(/0+$/, '');
  return `${Number(digits.slice(0, -2))}${fraction === '' ? '' : `.${fraction}`}`;
}
