import type { QueryContext } from '#lib/command/command.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { type BilledTime, because, isBilled, periodAt } from '#modules/billing/core/index.ts';
import { type BilledLine, type BilledSubscriptionTime, billedTime, previewLines } from '#modules/billing/index.ts';
import { clientParty } from '#modules/clients/index.ts';
import { creditText } from '../core/credit-text.ts';
import { recurrenceOf } from '../core/periods.ts';
import { type PlanChange, planChange } from '../core/plan-change.ts';
import { isSameConfiguration } from '../core/same-configuration.ts';
import type { ChangeRequest } from '../input.ts';
import {
  awaitingOf,
  type Basis,
  basisOf,
  factsOf,
  historyOf,
  isPlanInvoiced,
  plannedOf,
  rateColumns,
  rateOf,
  soldKey,
  soldSpan,
} from './history.ts';
import { revocableRenewals } from './open-invoices.ts';
import { wayMade } from './pending.ts';
import { type Billed, chargeLines, creditLines } from './plan-lines.ts';
import type { SubscriptionRow } from './subscriptions.ts';
import { type Terms, wantedTerms } from './wanted-terms.ts';

type Day = Temporal.PlainDate;

/** A change of plan, counted out and not yet done. */
export interface Plan {
  terms: Terms;
  change: PlanChange;
  /** Of the invoice that it makes; none for a change that costs nothing now. */
  lines: BilledLine[];
  amounts: Awaited<ReturnType<typeof previewLines>>;
  /** What becomes the client's credit, tax included; zero when something is to be paid. */
  creditMinor: bigint;
  /** Unpaid renewals that are taken back and billed again. */
  revoked: Awaited<ReturnType<typeof revocableRenewals>>;
}

/** What stands before any change of plan: its history, what is invoiced, and the renewals that it would take back. */
export interface Standing {
  history: ReturnType<typeof historyOf>;
  /** The last whole period that is invoiced: a change counts from a day of it. */
  invoiced: { start: Day; end: Day };
  revoked: Plan['revoked'];
}

/** Where a subscription stands; throws what stands in the way of any change, whatever is wished. */
export async function standingOf(ctx: QueryContext, row: SubscriptionRow): Promise<Standing> {
  const standing = await openStandingOf(ctx, row);
  if (Temporal.PlainDate.compare(standing.invoiced.end, ctx.today) <= 0)
    throw new AppError('subscriptions.renewal_due');
  return standing;
}

/** As {@link standingOf}, also where nothing is invoiced from today on. */
export async function openStandingOf(ctx: QueryContext, of: SubscriptionRow): Promise<Standing> {
  const row = wayMade(of);
  const basis = basisOf(row);
  if (basis === null) throw new AppError('subscriptions.not_changeable');
  if (!isBilled(row.status) || row.endsOn !== null) throw new AppError('subscriptions.wrong_state');
  const history = historyOf(row);
  const awaiting = awaitingOf(history);
  if (awaiting !== null)
    throw new AppError('subscriptions.invoice_open', { values: { invoiceId: awaiting.invoiceId ?? '' } });
  const revoked = await revocableRenewals(ctx, row);
  const periods = basis.periodsInvoiced - revoked.reduce((sum, one) => sum + one.periods, 0);
  if (isPlanInvoiced(history, periods)) throw new AppError('subscriptions.change_billed');
  return { history, invoiced: invoicedPeriod(row, { basis, periods }), revoked };
}

/** Counts a change of plan out; throws what stands in its way. Nothing is written. */
export async function planOf(ctx: QueryContext, of: SubscriptionRow, wish: ChangeRequest): Promise<Plan> {
  const row = wayMade(of);
  const { history, invoiced, revoked } = await standingOf(ctx, row);
  const gone = new Set(revoked.map((one) => one.invoiceId));
  const terms = await wantedTerms(ctx, row, wish);
  const on = startOf(ctx, wish, invoiced);
  const lines = (await billedTime(ctx, row.id)).filter((line) => !gone.has(line.invoiceId));
  const rate = rateOf(rateColumns(terms));
  const { interval } = recurrenceOf({ anchorOn: on, cycle: terms.cycle });
  const { when, anchor } = wish;
  const billed = lines.map((line) => asBilled(line, history));
  const change = planChange({
    facts: factsOf(history),
    billed,
    change: { on, rate, interval, when, anchor },
    invoiced,
  });
  demandSomethingNew(row, { terms, change });
  return { terms, change, revoked, ...(await invoiceOf(ctx, row, { terms, change, lines, billed })) };
}

/** The last period that is invoiced before a planned change. What runs unbilled is billed first, by the next run. */
function invoicedPeriod(row: SubscriptionRow, of: { basis: Basis; periods: number }): { start: Day; end: Day } {
  const history = historyOf(row);
  const present = plannedOf(history) === null ? null : basisOf({ ...row, history: { ...history, pending: null } });
  const count = present === null ? of.periods : present.periodsInvoiced;
  if (count < 1) throw new AppError('subscriptions.renewal_due');
  return periodAt(recurrenceOf(present ?? of.basis), count - 1);
}

function startOf(ctx: QueryContext, wish: ChangeRequest, invoiced: { start: Day; end: Day }): Day {
  if (wish.on === undefined) return ctx.today;
  const { compare } = Temporal.PlainDate;
  const on = Temporal.PlainDate.from(wish.on);
  if (compare(on, ctx.today) > 0 || compare(on, invoiced.start) < 0)
    throw new AppError('request.invalid', { fields: { on: 'out_of_range' } });
  return on;
}

/** A billed line as the core reads it: what the first invoice did not know follows from what was sold. */
export function asBilled(line: BilledSubscriptionTime, history: ReturnType<typeof historyOf>): BilledTime<Day> {
  const { key, span, quantity } = line;
  const isSale = key === null;
  return {
    ...line,
    kind: 'recurring',
    key: key ?? soldKey(history),
    quantity: isSale ? rateOf(history.sold).quantity : quantity,
    span: span ?? soldSpan(history),
  };
}

/** A change to what is there already is none; the second of two tabs ends here. */
function demandSomethingNew(row: SubscriptionRow, of: { terms: Terms; change: PlanChange }): void {
  const { terms, change } = of;
  const same = (a: Omit<Terms, 'description' | 'taxCategory'>, b: Omit<Terms, 'description' | 'taxCategory'>) =>
    a.productId === b.productId &&
    a.cycle === b.cycle &&
    a.quantity === b.quantity &&
    a.recurringMinor === b.recurringMinor &&
    isSameConfiguration(a.configuration, b.configuration);
  const planned = plannedOf(historyOf(row));
  const isPlanned =
    planned !== null &&
    !change.isNow &&
    same(terms, { ...planned, recurringMinor: BigInt(planned.recurringMinor), cycle: rhythmOf(planned.segment.cycle) });
  const isThere = planned === null && same(terms, { ...row, cycle: rhythmOf(row.cycle) });
  if (isPlanned || isThere) throw new AppError('subscriptions.nothing_to_change');
}

function rhythmOf(cycle: SubscriptionRow['cycle']): Terms['cycle'] {
  if (cycle === 'one_time') throw new AppError('subscriptions.not_changeable');
  return cycle;
}

/** The invoice over a change: what is charged, what is given back of which line, and what that leaves the client. */
async function invoiceOf(
  ctx: QueryContext,
  row: SubscriptionRow,
  of: { terms: Terms; change: PlanChange } & Billed,
): Promise<Pick<Plan, 'lines' | 'amounts' | 'creditMinor'>> {
  const { clientId, currency } = row;
  const counted = [...chargeLines(row, of), ...creditLines(row, of)];
  const amounts = await previewLines(ctx, { clientId, currency, lines: counted });
  const { totalMinor } = amounts.amounts;
  if (totalMinor >= 0n) return { lines: counted, amounts, creditMinor: 0n };
  const { locale } = await clientParty(ctx, clientId);
  const rest: BilledLine = {
    kind: 'one_off',
    description: creditText(locale),
    quantity: '1',
    unitPriceMinor: (-totalMinor).toString(),
    taxCategory: 'none',
    why: because('rest_kept_as_credit', { belowZeroMinor: totalMinor.toString() }),
  };
  const lines = [...counted, rest];
  return { lines, amounts: await previewLines(ctx, { clientId, currency, lines }), creditMinor: -totalMinor };
}
