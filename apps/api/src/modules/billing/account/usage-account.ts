import { and, eq, gt, inArray, isNotNull, isNull, lt, ne, or, sql } from 'drizzle-orm';
import { invoiceLines, invoices } from '#db/schema/billing.ts';
import { subscriptions } from '#db/schema/subscriptions.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { dayIn } from '#lib/time/clock.ts';
import {
  billedLines,
  type Facts,
  type Line,
  type Point,
  type Recurrence,
  type StandingDocument,
  type Subscription,
} from '../core/index.ts';
import { readLine, STATUS_OF } from './documents.ts';
import { soldKeys } from './product-rows.ts';
import { readSubscription } from './subscription-rows.ts';

/** A subscription as usage is billed for it. */
export interface MeasuredSubscription {
  readonly subscription: Subscription;
  readonly clientId: string;
  readonly currency: string;
  /** The products that it is or was: those of its segments, and what it is sold as now. */
  readonly productIds: readonly string[];
  readonly createdAt: Temporal.Instant;
  readonly endedAt: Temporal.Instant | null;
  /** By what its lines that name no price were billed. */
  readonly soldKeys: ReadonlyMap<string, string>;
}

/** Subscriptions by their ids, those that are missing or not to be seen left out. */
export async function measuredSubscriptions(
  ctx: QueryContext,
  subscriptionIds: readonly string[],
): Promise<MeasuredSubscription[]> {
  if (subscriptionIds.length === 0) return [];
  const rows = await ctx.tx
    .select()
    .from(subscriptions)
    .where(and(eq(subscriptions.tenantId, ctx.tenant.id), inArray(subscriptions.id, [...subscriptionIds])));
  return rows.map((row) => {
    const { clientId, currency, createdAt, endedAt, productId } = row;
    const endedOn = endedAt && dayIn(endedAt, ctx.tenant.timeZone);
    const subscription = inWholeSegments(withEnd(readSubscription(row), endedOn));
    const sold = subscription.facts.segments.map(({ rate }) => rate.priceId);
    const about = { clientId, currency, createdAt, endedAt, soldKeys: soldKeys([row]) };
    return { ...about, subscription, productIds: [...new Set([...sold, productId])] };
  });
}

/** What is used on the day on which a subscription is ended before its time still counts. */
function withEnd(subscription: Subscription, endedOn: Temporal.PlainDate | null): Subscription {
  if (endedOn === null) return subscription;
  const { facts } = subscription;
  const last = endedOn.add({ days: 1 });
  const known = facts.end?.on;
  if (known instanceof Temporal.PlainDate && Temporal.PlainDate.compare(known, last) <= 0) return subscription;
  return { ...subscription, facts: { ...facts, end: { on: last, billTo: last } } };
}

/** More of the same product in the middle of a period does not begin a new count of its usage. */
function inWholeSegments(subscription: Subscription): Subscription {
  const segments: Facts<Point>['segments'][number][] = [];
  for (const segment of subscription.facts.segments) {
    const last = segments.at(-1);
    const isSame = last?.rate.priceId === segment.rate.priceId && isSameRhythm(last.recurrence, segment.recurrence);
    if (last !== undefined && isSame) segments.splice(-1, 1, { ...last, to: segment.to });
    else segments.push(segment);
  }
  return { ...subscription, facts: { ...subscription.facts, segments } };
}

const isSameRhythm = (a: Recurrence, b: Recurrence): boolean =>
  a.anchor.on.equals(b.anchor.on) &&
  a.anchor.day === b.anchor.day &&
  a.interval.count === b.interval.count &&
  a.interval.unit === b.interval.unit;

/** What was billed and credited of a subscription for days of a period, by document. */
export async function billedIn(
  ctx: QueryContext,
  of: MeasuredSubscription,
  { start, end }: { start: Temporal.PlainDate; end: Temporal.PlainDate },
): Promise<Map<string, StandingDocument>> {
  const { subscription, soldKeys: keys } = of;
  const rows = await ctx.tx
    .select({ line: invoiceLines, invoice: invoices })
    .from(invoiceLines)
    .innerJoin(invoices, and(eq(invoices.tenantId, invoiceLines.tenantId), eq(invoices.id, invoiceLines.invoiceId)))
    .where(
      and(
        eq(invoiceLines.tenantId, ctx.tenant.id),
        eq(invoiceLines.subscriptionId, subscription.id),
        // A draft will be issued: what stands on it is not billed a second time.
        ne(invoices.status, 'void'),
        // What was ordered stands for the first period and names no days.
        or(isNull(invoiceLines.periodStart), and(gt(invoiceLines.periodEnd, start), lt(invoiceLines.periodStart, end))),
      ),
    )
    .orderBy(invoices.createdAt, invoices.id, invoiceLines.position);
  const documents = new Map<string, StandingDocument>();
  for (const [id, found] of Map.groupBy(rows, ({ invoice }) => invoice.id)) {
    const [{ invoice } = { invoice: undefined }] = found;
    if (invoice === undefined) continue;
    const together = found.map(({ line }) => line);
    const lines = together.map((line) => beforeDiscounts(readLine(line, { invoice, together, soldKeys: keys })));
    documents.set(id, { kind: invoice.kind, status: statusOf(invoice.status), lines });
  }
  return withSpans(documents, subscription);
}

/** Usage that was given back counts as it was counted when it was charged: before its discounts. */
function beforeDiscounts(line: Line): Line {
  const listed = line.why.inputs['listedMinor'];
  if (line.why.rule !== 'usage_given_back' || typeof listed !== 'string') return line;
  const amountMinor = BigInt(listed);
  return { ...line, amountMinor, discountMinor: amountMinor - line.amountMinor };
}

const statusOf = (status: (typeof invoices.$inferSelect)['status']) =>
  status === 'draft' ? 'pending_tax' : STATUS_OF[status];

/** Lines that name no days get those of the periods that they stand for. */
function withSpans(documents: ReadonlyMap<string, StandingDocument>, subscription: Subscription) {
  const times = billedLines({ documents }, subscription).flatMap((one) =>
    one.kind === 'recurring' ? [[one.id, one.span] as const] : [],
  );
  const spans = new Map(times);
  return new Map(
    [...documents].map(([id, document]) => [
      id,
      {
        ...document,
        lines: document.lines.map((line) => ({ ...line, span: line.span ?? spans.get(line.id) ?? null })),
      },
    ]),
  );
}

/**
 * Begins to follow the usage of subscriptions that run and whose product measures something, and has those that are
 * followed looked at with the next run.
 */
export async function followUsage(
  ctx: CommandContext,
  of: { productIds: readonly string[] } | { subscriptionIds: readonly string[] },
): Promise<void> {
  const [column, ids] = 'productIds' in of ? [sql`s.product_id`, of.productIds] : [sql`s.id`, of.subscriptionIds];
  const among = sql`(select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`;
  const today = ctx.today.toString();
  await ctx.tx.execute(sql`
    insert into usage_progress (tenant_id, subscription_id, client_id, currency, taken, watched, due_on)
    select s.tenant_id, s.id, s.client_id, s.currency, 0, 0, ${today}::date from subscriptions s
    where s.tenant_id = ${ctx.tenant.id} and ${column} in ${among} and s.status in ('active', 'past_due')
      and exists (select from product_usage p where p.tenant_id = s.tenant_id and p.product_id = s.product_id)
    order by s.id
    on conflict (tenant_id, subscription_id) do nothing`);
  if ('subscriptionIds' in of)
    await ctx.tx.execute(sql`
      update usage_progress set due_on = ${today}::date
      where tenant_id = ${ctx.tenant.id} and subscription_id in ${among}`);
}

/** From which day on the usage of subscriptions stands on an invoice. */
export async function usageOnInvoice(
  ctx: QueryContext,
  invoiceId: string,
): Promise<{ subscriptionId: string; from: Temporal.PlainDate }[]> {
  const rows = await ctx.tx
    .select({
      subscriptionId: sql`${invoiceLines.subscriptionId}`.mapWith(String),
      from: sql`min(${invoiceLines.periodStart})`.mapWith(Temporal.PlainDate.from),
    })
    .from(invoiceLines)
    .where(
      and(
        eq(invoiceLines.tenantId, ctx.tenant.id),
        eq(invoiceLines.invoiceId, invoiceId),
        inArray(invoiceLines.kind, ['usage', 'minimum']),
        isNotNull(invoiceLines.subscriptionId),
        isNotNull(invoiceLines.periodStart),
      ),
    )
    .groupBy(invoiceLines.subscriptionId);
  return rows;
}
