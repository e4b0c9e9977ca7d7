import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { StoredTaxAnswer } from '#db/schema/_stored.ts';
import { taxQuotes } from '#db/schema/taxation.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { decimal, decimalText, multiplyDecimals } from '#lib/money/decimal.ts';
import { type DecidedTax, isTaxCategory, NO_TAX, taxesOfQuote, type UntaxedLine } from '#modules/billing/core/index.ts';
import { calculatorTitle } from './calculators.ts';
import { type AskedTax, fingerprintOf, questionOf, type TaxedBuyer } from './questions.ts';

export type TaxQuoteRow = typeof taxQuotes.$inferSelect;

export interface QuotedLines {
  /** The lines with what the calculator said of each. */
  lines: readonly UntaxedLine[];
  /** What is not answered yet; null: all is, or the tables decide. */
  asked: AskedTax | null;
}

export interface LinesToTax {
  /** The calculator; null: the tables decide. */
  pluginId: string | null;
  buyer: TaxedBuyer;
  /** What frees the buyer, as documents name it. */
  exemption: { reasonCode: string | null; textKey: string; text?: string } | null;
  lines: readonly UntaxedLine[];
  currency: string;
  pricesIncludeTax: boolean;
  on: Temporal.PlainDate;
}

/**
 * The taxes of lines by the calculator of the buyer's country, from what it said of exactly these lines today. Without an
 * answer the lines stay as they are, which the tables must then not decide about: no answer is never "no tax".
 */
export async function quotedLines(ctx: QueryContext, of: LinesToTax): Promise<QuotedLines> {
  const { pluginId } = of;
  if (pluginId === null) return { lines: of.lines, asked: null };
  const asked = questionOf({ ...of, pluginId });
  const row = asked.question.lines.length === 0 ? null : await findAnswered(ctx, asked);
  if (asked.question.lines.length > 0 && row === null) return { lines: of.lines, asked };
  const answers = answered(row?.answer ?? { quoteRef: '', lines: [] }, asked);
  const said = {
    title: calculatorTitle(ctx, asked.pluginId),
    quoteId: row?.id ?? '',
    on: of.on,
    exemption: of.exemption,
  };
  return {
    asked: null,
    lines: of.lines.map((line, at) => ({ ...line, quoted: decidedBy(answers.get(`${at}`), { ...said, asked }) })),
  };
}

async function findAnswered(ctx: QueryContext, asked: AskedTax): Promise<TaxQuoteRow | null> {
  const { tenantId, fingerprint, answer } = taxQuotes;
  const [row] = await ctx.tx
    .select()
    .from(taxQuotes)
    .where(and(eq(tenantId, ctx.tenant.id), eq(fingerprint, fingerprintOf(asked)), isNotNull(answer)));
  return row ?? null;
}

type Answered = StoredTaxAnswer['lines'][number];

/** Every line that was asked about, by its place; throws where one is missing. */
function answered({ lines }: StoredTaxAnswer, { question }: AskedTax): Map<string, Answered> {
  taxesOfQuote(
    question.lines.map(({ id }) => id),
    lines.map(({ id, category, components }) => ({
      ...{ lineId: id, category: isTaxCategory(category) ? category : 'S' },
      components: components.map((one) => ({ ...one, taxMinor: BigInt(one.taxMinor) })),
    })),
  );
  return new Map(lines.map((line) => [line.id, line]));
}

/** What the document says of a line; one that was not asked about carries no tax of its own. */
function decidedBy(
  answer: Answered | undefined,
  of: { title: string; quoteId: string; on: Temporal.PlainDate; exemption: LinesToTax['exemption']; asked: AskedTax },
): DecidedTax {
  const { country, postcode } = of.asked.question.buyer;
  const taxes = (answer?.components ?? [])
    .map(({ jurisdiction, rate }) => `${jurisdiction} ${percent(rate)}`)
    .join(', ');
  const category = answer !== undefined && isTaxCategory(answer.category) ? answer.category : 'O';
  const isExempt = category === 'E' && of.exemption !== null;
  const exemption = isExempt ? { exemption: of.exemption?.text ?? '' } : {};
  const where = [country, postcode].filter((one) => one !== null).join(' ');
  return {
    ...NO_TAX,
    tax: {
      category,
      components: (answer?.components ?? []).map(({ name, rate, taxMinor }) => ({
        ...{ name, rate, taxMinor: BigInt(taxMinor) },
      })),
    },
    country: category === 'S' || category === 'Z' ? country : null,
    reasonCode: category === 'AE' ? 'VATEX-EU-AE' : isExempt ? (of.exemption?.reasonCode ?? null) : null,
    textKey: category === 'AE' ? 'tax.reverse_charge' : isExempt ? (of.exemption?.textKey ?? null) : null,
    why: {
      rule: 'tax_calculator',
      inputs: {
        ...{ calculator: of.title, place: where, taxes, treatment: answer?.treatment ?? 'not_asked' },
        ...{ quote: of.quoteId, ...exemption },
      },
      version: of.on.toString(),
    },
  };
}

/** `0.08875` is `8.875%`. */
const percent = (rate: string): string => `${decimalText(multiplyDecimals(decimal(rate), decimal('100')))}%`;

/** Asks the calculator by a worker, once for a question. `clientId`: whose invoice waits for it. */
export async function requestQuote(ctx: CommandContext, of: { asked: AskedTax; clientId: string }): Promise<void> {
  const { pluginId, question } = of.asked;
  const { tenantId, fingerprint, waitingClientIds, answer, dueAt } = taxQuotes;
  const [row] = await ctx.tx
    .insert(taxQuotes)
    .values({
      ...{ tenantId: ctx.tenant.id, id: ctx.newId(), waitingClientIds: [of.clientId], pluginId },
      ...{ fingerprint: fingerprintOf(of.asked), question },
      ...{ onDay: Temporal.PlainDate.from(question.on), askedAt: ctx.now },
    })
    .onConflictDoUpdate({
      target: [tenantId, fingerprint],
      set: { waitingClientIds: sql`array_append(${waitingClientIds}, ${of.clientId}::uuid)` },
      setWhere: sql`${answer} is null and not ${waitingClientIds} @> array[${of.clientId}::uuid]`,
    })
    .returning({ id: taxQuotes.id, dueAt });
  // One that has a time is asked by then.
  if (row?.dueAt === null) await planAsking(ctx, row.id);
}

/** Time for a planned question to be asked before another one is planned. */
const LEASE_MINUTES = 15;

export async function planAsking(ctx: CommandContext, quoteId: string): Promise<void> {
  await ctx.tx
    .update(taxQuotes)
    .set({ dueAt: ctx.now.add({ minutes: LEASE_MINUTES }) })
    .where(oneQuote(ctx, quoteId));
  await ctx.planEffect({
    kind: 'taxation.ask_quote',
    businessKey: `tax_quote:${ctx.newId()}`,
    resource: { kind: 'tax_quote', id: quoteId },
    clientId: null,
    payload: { quoteId },
  });
}

export const oneQuote = (ctx: QueryContext, id: string) =>
  and(eq(taxQuotes.tenantId, ctx.tenant.id), eq(taxQuotes.id, id));

/** A quote that nobody answered yet; null when it was. */
export async function openQuote(ctx: QueryContext, quoteId: string): Promise<TaxQuoteRow | null> {
  const [row] = await ctx.tx
    .select()
    .from(taxQuotes)
    .where(and(oneQuote(ctx, quoteId), isNull(taxQuotes.answer)));
  return row ?? null;
}

export interface WaitingQuote {
  calculator: string;
  /** Why there is no answer; null: it is being asked for the first time. */
  fault: string | null;
  nextTryAt: string | null;
}

/** What an invoice of a client waits for; null when it is not a tax calculator. */
export async function waitingQuote(ctx: QueryContext, clientId: string): Promise<WaitingQuote | null> {
  const { tenantId, waitingClientIds, answer, dueAt, askedAt } = taxQuotes;
  const [row] = await ctx.tx
    .select()
    .from(taxQuotes)
    .where(
      and(
        ...[eq(tenantId, ctx.tenant.id), isNull(answer), isNotNull(dueAt)],
        sql`${waitingClientIds} @> array[${clientId}::uuid]`,
      ),
    )
    .orderBy(desc(askedAt))
    .limit(1);
  if (!row) return null;
  const { pluginId, fault } = row;
  return { calculator: calculatorTitle(ctx, pluginId), fault, nextTryAt: row.dueAt?.toString() ?? null };
}
