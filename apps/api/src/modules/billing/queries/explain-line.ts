import { type DueRule, type IssueRule, id, type LineRule, type TaxRuleName } from '@panel1/shared-types';
import { and, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { invoiceLines } from '#db/schema/billing.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { defineQuery } from '#lib/command/define.ts';
import { notFound } from '#lib/errors/app-error.ts';
import { periodRule } from '../core/explain/period-rule.ts';
import { recomputeDiscounts } from '../core/explain/recompute-discounts.ts';
import { recomputeLine } from '../core/explain/recompute-line.ts';
import { recomputeTax } from '../core/explain/recompute-taxes.ts';
import type { Explanation, LineTax } from '../core/index.ts';
import { decidedTaxOf, getLineRows, type InvoiceLineRow, plain } from '../store/invoice-lines.ts';
import { getInvoiceRow, type InvoiceRow } from '../store/invoices.ts';
import { readRates, readWhy } from '../store/line-why.ts';

/**
 * Why a line says what it says: its amount computed again from the inputs that were written down, step by step, beside the
 * amount that stands there; its period, its tax, and the dates of its document. Each a rule, its inputs and its version.
 */
export const explainLine = defineQuery({
  name: 'billing.explain_line',
  permission: 'invoice:read',
  input: z.strictObject({ lineId: id() }),
  example: (of) => ({ lineId: of('invoice_line') }),
  async run(ctx, { lineId }) {
    const { line, lines, invoice } = await loadLine(ctx, lineId);
    const why = shown(ctx, readWhy(line));
    const { start, end } = { start: line.periodStart, end: line.periodEnd };
    const period = periodRule({ why, start, end });
    return {
      lineId: line.id,
      description: line.description,
      kind: line.kind,
      currency: line.currency,
      isTaxInclusive: invoice.isTaxInclusive,
      amount: { ...why, rule: lineRule(why.rule), ...amountOf(line, { lines, invoice }) },
      period: period === null ? null : { ...period, version: why.version },
      tax: taxOf(line),
      issued: { ...issuedRule(invoice, lines), version: why.version },
      due: dueOf(ctx, invoice),
    };
  },
});

interface Loaded {
  line: InvoiceLineRow;
  lines: InvoiceLineRow[];
  invoice: InvoiceRow;
}

/** The line with its document; a draft is the provider's own business until it is issued. */
async function loadLine(ctx: QueryContext, lineId: string): Promise<Loaded> {
  const [line] = await ctx.tx
    .select()
    .from(invoiceLines)
    .where(and(eq(invoiceLines.tenantId, ctx.tenant.id), eq(invoiceLines.id, lineId)));
  if (!line) throw notFound();
  const invoice = await getInvoiceRow(ctx, line.invoiceId);
  if (invoice.status === 'draft' && isClient(ctx)) throw notFound();
  return { line, invoice, lines: await getLineRows(ctx, invoice.id) };
}

const isClient = ({ actor }: QueryContext) => actor.kind === 'user' && actor.surface === 'client';

/** What a reader may know: who of the provider's staff wrote something is not for clients. */
function shown(ctx: QueryContext, why: Explanation): Explanation {
  if (!isClient(ctx)) return why;
  const { by: _, ...inputs } = why.inputs;
  return { ...why, inputs };
}

function amountOf(line: InvoiceLineRow, { lines, invoice }: Omit<Loaded, 'line'>) {
  const { currency } = line;
  const computed = recomputeLine({
    why: readWhy(line),
    quantity: plain(line.quantity),
    unitPriceMinor: plain(line.unitPrice),
  });
  const stated = line.amountMinor - line.discountMinor;
  const at = lines.findIndex(({ id: lineId }) => lineId === line.id);
  const off = recomputeDiscounts(
    lines.map((one) => one.discounts ?? []),
    { at, currency },
  );
  const tax = recomputeTax(lines.map(taxedLine), { at, isTaxInclusive: invoice.isTaxInclusive });
  const amount = (minor: bigint) => ({ amountMinor: minor.toString(), currency });
  const amountMinor = computed.amountMinor === null ? null : computed.amountMinor - off.amountMinor;
  const isSameAmount = (amountMinor === null || amountMinor === stated) && off.amountMinor === line.discountMinor;
  const isSameTax =
    tax.netMinor === line.netMinor && tax.taxMinor === line.taxMinor && tax.totalMinor === line.totalMinor;
  return {
    steps: [...computed.steps, ...off.steps, ...tax.steps],
    stated: amount(stated),
    net: amount(line.netMinor),
    tax: amount(line.taxMinor),
    total: amount(line.totalMinor),
    /** What the inputs come to now; null where they do not tell. */
    computed: amountMinor === null ? null : { ...amount(amountMinor), total: amount(tax.totalMinor) },
    /** Whether that is what stands on the document. */
    isSame: isSameAmount && isSameTax,
  };
}

function taxedLine(row: InvoiceLineRow) {
  const includedTax = row.why?.inputs['includedTax'];
  return {
    statedMinor: row.amountMinor - row.discountMinor,
    tax: quotedTaxOf(row),
    dropped: typeof includedTax === 'string' ? readRates(includedTax) : null,
  };
}

/** A tax that a calculator rounded is taken as it is, never computed here. */
function quotedTaxOf(row: InvoiceLineRow): LineTax {
  const { tax } = decidedTaxOf(row);
  const rounded = (row.tax?.components ?? []).map(({ taxMinor }) => taxMinor);
  const components = tax.components.map((one, at) => {
    const taxMinor = rounded[at];
    return taxMinor === undefined ? one : { ...one, taxMinor: BigInt(taxMinor) };
  });
  return { ...tax, components };
}

function taxOf(line: InvoiceLineRow) {
  const { why, country, tax } = decidedTaxOf(line);
  const rule: TaxRuleName =
    line.correctsLineId === null ? (why?.rule ?? 'no_tax_charged') : 'taxed_as_the_line_it_corrects';
  const amounts = (line.taxes ?? []).map(({ name, rate, taxMinor }) => ({
    name,
    rate,
    amountMinor: taxMinor,
    currency: line.currency,
  }));
  const inputs: Explanation['inputs'] = { ...why?.inputs, country };
  return {
    rule,
    inputs,
    /** Of the table of rates. */
    version: why?.version ?? null,
    category: tax.category,
    components: amounts,
  };
}

function issuedRule(
  invoice: InvoiceRow,
  lines: readonly InvoiceLineRow[],
): { rule: IssueRule; inputs: Explanation['inputs'] } {
  const { issuedOn, status } = invoice;
  if (status === 'pending_tax') return { rule: 'waits_for_tax', inputs: {} };
  if (issuedOn === null) return { rule: 'not_issued', inputs: {} };
  const on = { issuedOn: issuedOn.toString() };
  const renewal = lines.find(({ why }) => typeof why?.inputs['leadDays'] === 'number' && why.rule === 'whole_period');
  if (renewal?.periodStart == null) return { rule: 'issued_on_its_day', inputs: on };
  const periodStart = renewal.periodStart.toString();
  const leadDays = renewal.why?.inputs['leadDays'] ?? null;
  return { rule: 'issued_ahead_of_period', inputs: { ...on, periodStart, leadDays } };
}

function dueOf(ctx: QueryContext, { dueOn, dueWhy }: InvoiceRow) {
  if (dueOn === null) return null;
  const { rule, inputs, version } = shown(ctx, dueWhy ?? { rule: 'due_as_written', inputs: {}, version: 1 });
  return { rule: dueRule(rule), inputs: { ...inputs, dueOn: dueOn.toString() }, version };
}

// The columns hold what `because` wrote; the schema does not know its list of rules.
const lineRule = (rule: string) => rule as LineRule;
const dueRule = (rule: string) => rule as DueRule;
