import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import {
  type BilledLine,
  billLines,
  creditTime,
  issueInvoice,
  type MeasuredSubscription,
  measuredSubscriptions,
} from '#modules/billing/index.ts';
import { clientParty } from '#modules/clients/index.ts';
import type { TermsOfProducts } from '../core/terms.ts';
import { type LineToCredit, spanBill } from '../store/drafts.ts';
import { lockProgress, type ProgressRow, setProgress } from '../store/progress.ts';
import { loadTerms } from '../store/terms.ts';
import { type SpanWithTerms, spansOf } from '../store/window.ts';

/** Subscriptions of one invoice. */
export const MAX_BILLED_TOGETHER = 20;

/**
 * Bills the usage of a client's subscriptions in one currency: of periods that are over and past their grace, and of
 * earlier ones what came late. What should be billed is computed from the events and the terms, what was billed is taken
 * off; so a second run finds nothing. One invoice, and a credit note for each invoice that said too much.
 */
export const billUsage = defineCommand({
  name: 'usage.bill_usage',
  permission: 'invoice:create',
  input: z.strictObject({
    subscriptionIds: z.array(id()).check(z.minLength(1), z.maxLength(MAX_BILLED_TOGETHER)),
  }),
  example: (of) => ({ subscriptionIds: [of('subscription')] }),
  async run(ctx, { subscriptionIds }) {
    const [first, ...others] = await lockProgress(ctx, subscriptionIds);
    if (first === undefined) return { invoiceId: null, creditNoteIds: [], clientId: null };
    const { clientId, currency } = first;
    const rows = [first, ...others.filter((one) => one.clientId === clientId && one.currency === currency)];
    const { locale, status } = await clientParty(ctx, clientId);
    if (status === 'closed') {
      // Nothing can be billed to it any more.
      for (const row of rows) await setProgress(ctx, row.subscriptionId, { dueOn: null });
      return { invoiceId: null, creditNoteIds: [], clientId };
    }
    const ids = rows.map((row) => row.subscriptionId);
    const measured = new Map((await measuredSubscriptions(ctx, ids)).map((one) => [one.subscription.id, one]));
    const terms = await loadTerms(
      ctx,
      [...measured.values()].flatMap(({ productIds }) => productIds),
    );
    const lines: BilledLine[] = [];
    const credits: LineToCredit[] = [];
    for (const row of rows) {
      const one = measured.get(row.subscriptionId);
      if (one === undefined) continue;
      const bill = await billOne(ctx, { row, measured: one, terms, locale });
      lines.push(...bill.lines);
      credits.push(...bill.credits);
    }
    const invoiceId = lines.length === 0 ? null : await issue(ctx, { clientId, currency, lines });
    return { clientId, invoiceId, creditNoteIds: await giveBack(ctx, credits) };
  },
  audit: ({ input, result: { invoiceId, creditNoteIds, clientId } }) =>
    invoiceId === null && creditNoteIds.length === 0
      ? null
      : {
          resource: { kind: 'invoice', id: invoiceId ?? creditNoteIds[0] ?? '' },
          clientId,
          detail: { subscriptionIds: input.subscriptionIds, creditNoteIds },
        },
});

/** What is to be billed of one subscription; writes down how far that went. */
async function billOne(
  ctx: CommandContext,
  of: { row: ProgressRow; measured: MeasuredSubscription; terms: TermsOfProducts; locale: string },
) {
  const { row, measured, locale } = of;
  const spans = spansOf(ctx, measured, { terms: of.terms });
  const isOver = (span: SpanWithTerms) => Temporal.PlainDate.compare(billingDay(span), ctx.today) <= 0;
  const lines: BilledLine[] = [];
  const credits: LineToCredit[] = [];
  let mustWait = false;
  for (const { span, terms } of spans.filter(isOver).filter((one) => mustLookAt(one, row))) {
    if (terms === null) continue;
    const bill = await spanBill(ctx, measured, { span, terms, locale });
    lines.push(...bill.lines);
    credits.push(...bill.credits);
    mustWait ||= bill.mustWait;
  }
  await setProgress(ctx, row.subscriptionId, {
    billedTo: spans.filter(isOver).at(-1)?.span.period.end ?? row.billedTo,
    lateFrom: mustWait ? row.lateFrom : null,
    dueOn:
      mustWait || spans.length === 0 ? ctx.today.add({ days: 1 }) : nextBillingDay(spans.find((one) => !isOver(one))),
  });
  return { lines, credits };
}

const billingDay = ({ span, terms }: SpanWithTerms): Temporal.PlainDate =>
  span.period.end.add({ days: terms?.graceDays ?? 0 });

const nextBillingDay = (next: SpanWithTerms | undefined) => (next === undefined ? null : billingDay(next));

/** Spans that were not billed, and those from the first on that something came late for. */
function mustLookAt({ span: { period } }: SpanWithTerms, { billedTo, lateFrom }: ProgressRow): boolean {
  if (billedTo === null || Temporal.PlainDate.compare(period.end, billedTo) > 0) return true;
  return lateFrom !== null && Temporal.PlainDate.compare(lateFrom, period.end) < 0;
}

async function issue(
  ctx: CommandContext,
  of: { clientId: string; currency: string; lines: BilledLine[] },
): Promise<string> {
  const { invoiceId } = await ctx.call(billLines, of);
  await ctx.call(issueInvoice, { invoiceId });
  return invoiceId;
}

/** One credit note for each invoice, over its lines. */
async function giveBack(ctx: CommandContext, credits: readonly LineToCredit[]): Promise<string[]> {
  if (credits.length === 0) return [];
  const ids: string[] = [];
  for (const [invoiceId, parts] of Map.groupBy(credits, (one) => one.invoiceId)) {
    const times = parts.map(({ invoiceId: _, amountMinor, ...one }) => ({ ...one, amountMinor: `${amountMinor}` }));
    const { creditNoteId } = await ctx.call(creditTime, { invoiceId, times, reason: 'Usage corrected' });
    ids.push(creditNoteId);
  }
  return ids;
}
