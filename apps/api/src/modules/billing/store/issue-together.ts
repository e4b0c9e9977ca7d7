import { invoiceLines, invoices } from '#db/schema/billing.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { insertRows } from '#lib/rows/write-rows.ts';
import { type BilledClient, billedClients } from '#modules/clients/index.ts';
import {
  accountingCurrency,
  countThresholdSale,
  invoiceSeller,
  nextNumbers,
  readSettings,
} from '#modules/tenants/index.ts';
import { type Explanation, gatheringDay } from '../core/index.ts';
import type { BilledLine } from '../input.ts';
import { isOutOfBounds } from './amount-bounds.ts';
import { taxedBy } from './compute-lines.ts';
import type { Taxed } from './invoice-lines.ts';
import { dueOf, issuePosting, withNets } from './issuing.ts';
import { postAll } from './ledger.ts';
import { newLines } from './new-lines.ts';
import { buyerOf } from './parties.ts';
import { clientsWithCoupons } from './redemptions.ts';
import { needsTaxExchange } from './tax-exchange.ts';
import { type SellerTaxTerms, taxTermsOfSeller, withBuyer } from './tax-terms.ts';
import { countedMinor } from './threshold.ts';

export interface WantedInvoice {
  clientId: string;
  currency: string;
  lines: readonly BilledLine[];
  /** Last day to pay, and why. */
  due: { on: Temporal.PlainDate; why: Explanation };
}

/** An invoice that was issued for a wish; its number comes with the end of the transaction. */
export interface IssuedTogether<W extends WantedInvoice> {
  wanted: W;
  invoiceId: string;
  totalMinor: bigint;
}

interface Computed<W> {
  id: string;
  wanted: W;
  client: BilledClient;
  taxed: Taxed;
}

/**
 * Issues invoices of many clients by a number of statements that does not grow with theirs, to the row as
 * `billing.bill_lines` and `billing.issue_invoice` would. What needs more than that is left and answered as `others`.
 * `hold` says which of the computed ones are not to be issued. Numbers are taken as one range in the last step.
 */
export async function issueTogether<W extends WantedInvoice>(
  ctx: CommandContext,
  wanted: readonly W[],
  hold: (computed: readonly IssuedTogether<W>[]) => Promise<ReadonlySet<W>>,
): Promise<{ issued: IssuedTogether<W>[]; others: W[] }> {
  const seller = await taxTermsOfSeller(ctx, ctx.today);
  const settings = await readSettings(ctx, 'billing');
  const { isTaxInclusive, termDays, documentMode } = settings;
  // A pro forma is issued one by one: it waits for its money.
  if (documentMode === 'proforma_until_paid') return { issued: [], others: [...wanted] };
  const accounting = await accountingCurrency(ctx);
  const clientIds = [...new Set(wanted.map(({ clientId }) => clientId))];
  const clients = await billedClients(ctx, clientIds);
  const reduced = await clientsWithCoupons(ctx, clientIds);
  const plain: Computed<W>[] = [];
  const others: W[] = [];
  for (const one of wanted) {
    const client = clients.get(one.clientId);
    const terms = client && { terms: withBuyer(seller, client.tax), isTaxInclusive, currency: one.currency };
    const taxed = terms && taxedBy({ ...terms, redemptions: [] }, one.lines);
    const hasCoupons = reduced.has(one.clientId);
    if (client && taxed && isPlain({ wanted: one, client, taxed, seller, settings, accounting, hasCoupons }))
      plain.push({ id: ctx.newId(), wanted: one, client, taxed });
    else others.push(one);
  }
  const computed = plain.map(({ id, wanted: of, taxed }) => ({
    wanted: of,
    invoiceId: id,
    totalMinor: taxed.amounts.totalMinor,
  }));
  const held = await hold(computed);
  const meant = plain.filter(({ wanted: one }) => !held.has(one));
  if (meant.length > 0) await write(ctx, meant, { isTaxInclusive, termDays });
  return { issued: computed.filter(({ wanted: one }) => !held.has(one)), others };
}

/**
 * The one place that says which invoice can be issued together with others: nothing about it is gathered, waits, is
 * refused, is reduced by a coupon, gives back, comes to nothing, or moves a border that the next one's tax depends on.
 */
function isPlain(of: {
  wanted: WantedInvoice;
  client: BilledClient;
  taxed: Taxed;
  seller: SellerTaxTerms;
  settings: Parameters<typeof gatheringDay>[1];
  accounting: string | null;
  hasCoupons: boolean;
}): boolean {
  const { wanted, client, taxed, seller, settings, accounting } = of;
  return (
    !of.hasCoupons &&
    client.party.status !== 'closed' &&
    gatheringDay(client.party, settings) === null &&
    !taxed.isPending &&
    !needsTaxExchange({ currency: wanted.currency, taxMinor: taxed.amounts.taxMinor, accounting }) &&
    taxed.amounts.totalMinor > 0n &&
    ![taxed.amounts, ...taxed.amounts.lines].some(isOutOfBounds) &&
    wanted.lines.every(({ correctsLineId }) => correctsLineId === undefined) &&
    !(seller.seller.isUnderThreshold && soldMinor(taxed) !== 0n)
  );
}

/** What counts towards the threshold of sales to consumers in other member states. */
const soldMinor = ({ amounts, taxes }: Taxed): bigint =>
  countedMinor(amounts.lines.map(({ netMinor }, at) => ({ rule: taxes[at]?.why?.rule, netMinor })));

async function write(
  ctx: CommandContext,
  plain: readonly Computed<WantedInvoice>[],
  of: { isTaxInclusive: boolean; termDays: number },
): Promise<void> {
  const lines = plain.flatMap(({ id, wanted: { clientId, currency, lines }, taxed }) =>
    newLines(ctx, { id, clientId, currency }, { lines, ...taxed }),
  );
  await insertRows(ctx, invoiceLines, lines);
  await postAll(
    ctx,
    plain.map(({ id, wanted, taxed }) =>
      issuePosting({ ...wanted, id }, taxed.amounts, withNets(wanted.lines, taxed.amounts)),
    ),
  );
  for (const { id, wanted } of plain) ctx.emit('invoice.issued', { invoiceId: id }, { clientId: wanted.clientId });
  const seller = await invoiceSeller(ctx);
  const rows = plain.map((one) => rowOf(ctx, one, { ...of, seller }));
  ctx.atEnd(() => writeNumbered(ctx, plain, rows));
}

type NewInvoice = typeof invoices.$inferInsert;

function rowOf(
  ctx: CommandContext,
  { id, wanted, client, taxed }: Computed<WantedInvoice>,
  of: Pick<NewInvoice, 'seller' | 'isTaxInclusive'> & { termDays: number },
): NewInvoice {
  const { netMinor, taxMinor, totalMinor } = taxed.amounts;
  const { on, why } = wanted.due;
  return {
    ...{ tenantId: ctx.tenant.id, id, clientId: wanted.clientId, currency: wanted.currency },
    status: 'issued',
    locale: client.party.locale,
    isTaxInclusive: of.isTaxInclusive,
    ...{ netMinor, taxMinor, totalMinor, paidMinor: 0n },
    ...{ seller: of.seller, buyer: buyerOf(client.party) },
    issuedOn: ctx.today,
    ...dueOf({ dueOn: on, dueWhy: why }, { termDays: of.termDays, today: ctx.today }),
    ...{ createdAt: ctx.now, issuedAt: ctx.now },
  };
}

/**
 * What all invoices of the tenant wait for until commit: the threshold's sum, and the invoices with their numbers. They come
 * after their lines, once and for all.
 */
async function writeNumbered(
  ctx: CommandContext,
  plain: readonly Computed<WantedInvoice>[],
  rows: readonly NewInvoice[],
): Promise<void> {
  const sold = plain.filter(({ wanted }) => wanted.currency === 'EUR').map(({ taxed }) => soldMinor(taxed));
  const netMinor = sold.reduce((sum, one) => sum + one, 0n);
  if (netMinor !== 0n) await countThresholdSale(ctx, { year: ctx.today.year, netMinor });
  const numbers = await nextNumbers(ctx, 'invoice', plain.length);
  await insertRows(
    ctx,
    invoices,
    rows.map((row, nth) => ({ ...row, number: numbers[nth] ?? null })),
  );
}
