import {
  answerCharge,
  type BillingAccount,
  beginWork,
  type Catalogue,
  changedRecords,
  type Document,
  hasChargesDue,
  invoiceBalance,
  isQuietDay,
  lookAt,
  type Policy,
  planCharges,
  receive,
  runDay,
  type Subscription,
  type Work,
  type WorkOptions,
} from '#modules/billing/core/index.ts';

/** Something that will happen if nothing else does. Amounts are minor units of the account's currency. */
export interface Foreseen {
  readonly on: Temporal.PlainDate;
  readonly what:
    | 'invoice'
    | 'usage'
    | 'proforma'
    | 'credit_note'
    | 'payment'
    | 'reminder'
    | 'suspension'
    | 'return'
    | 'termination'
    | 'cancelled_order'
    | 'end';
  readonly amountMinor: bigint | null;
  /** What it is about: what is billed, the service, or the mail. */
  readonly about: string;
  /** It follows from what was used so far, not from an agreement. */
  readonly isEstimate?: boolean;
}

export interface Foresight {
  readonly policy: Policy;
  /** The first day that is looked at, and the last. */
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
  /** Whether clients without a stored method pay on the due day, too. */
  readonly everybodyPays: boolean;
}

const NOTHING_SOLD_ANEW: Catalogue = { prices: new Map(), metrics: new Map(), coupons: new Map() };

/**
 * What happens to an account day by day under today's rules: the daily run of the billing engine, charges of the stored
 * method that succeed, payments by hand on the due day. Nothing is changed but copies.
 */
export function foresee(account: BillingAccount, of: Foresight): Foreseen[] {
  const found: Foreseen[] = [];
  let current = account;
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `foreseen ${ids}`;
  };
  for (let day = of.from; Temporal.PlainDate.compare(day, of.until) <= 0; day = day.add({ days: 1 })) {
    const now = day.toZonedDateTime({ timeZone: of.policy.timeZone, plainTime: '03:00' }).toInstant();
    const options = { policy: of.policy, catalogue: NOTHING_SOLD_ANEW, now, by: 'schedule', newId };
    const step = (act: (work: Work) => void) => {
      const work = beginWork(current, options);
      act(work);
      found.push(...eventsBetween(current, work.account, { day, policy: of.policy }));
      current = work.account;
    };
    liveOneDay({ current: () => current, options, step }, { day, everybodyPays: of.everybodyPays });
  }
  return found;
}

interface Life {
  current(): BillingAccount;
  readonly options: WorkOptions;
  step(act: (work: Work) => void): void;
}

function liveOneDay(life: Life, of: { day: Temporal.PlainDate; everybodyPays: boolean }): void {
  const look = () => lookAt(life.current(), life.options);
  if (!isQuietDay(look())) life.step(runDay);
  if (hasChargesDue(look()))
    life.step((work) => {
      for (const { id } of planCharges(work)) answerCharge(work, { attemptId: id, result: 'succeeded' });
    });
  if (!of.everybodyPays || life.current().client.method !== null) return;
  const due = dueByHand(life.current(), of.day);
  if (due.length > 0) life.step((work) => payAll(work, due));
}

const dueByHand = ({ documents }: BillingAccount, day: Temporal.PlainDate): Document[] =>
  [...documents.values()].filter(
    (document) =>
      document.kind !== 'credit_note' &&
      document.status === 'open' &&
      Temporal.PlainDate.compare(document.dueOn, day) <= 0 &&
      invoiceBalance(document) > 0n,
  );

function payAll(work: Work, due: readonly Document[]): void {
  for (const document of due) receive(work, { amountMinor: invoiceBalance(document), documentIds: [document.id] });
}

interface Moment {
  readonly day: Temporal.PlainDate;
  readonly policy: Policy;
}

function eventsBetween(before: BillingAccount, after: BillingAccount, { day, policy }: Moment): Foreseen[] {
  const at = (what: Foreseen['what'], about: string, amountMinor: bigint | null = null) => ({
    ...{ on: day, what, amountMinor, about },
  });
  const documents = changedRecords(before.documents, after.documents).added.map((document) =>
    at(document.kind, linesOf(document), document.totalMinor),
  );
  const payments = changedRecords(before.postings, after.postings).added.flatMap(({ kind, entries }) => {
    const cash = entries.reduce((sum, one) => sum + (one.account === 'gateway_clearing' ? one.amountMinor : 0n), 0n);
    return kind === 'payment' && cash > 0n ? [at('payment', '', cash)] : [];
  });
  const steps = new Map(policy.campaign.steps.map(({ id, action }) => [id, action]));
  const notices = changedRecords(before.notices, after.notices).added.flatMap(({ step, isSkipped }) => {
    const action = steps.get(step);
    if (action === undefined || isSkipped) return [];
    if (action.kind === 'remind') return [at('reminder', action.template)];
    return action.kind === 'cancel_order' ? [at('cancelled_order', '')] : [];
  });
  const services = changedRecords(before.subscriptions, after.subscriptions).changed.flatMap((now) =>
    changesOf(before.subscriptions.get(now.id), now).map((what) => at(what, now.description)),
  );
  return [...documents, ...payments, ...notices, ...services];
}

function changesOf(before: Subscription | undefined, now: Subscription): Foreseen['what'][] {
  if (before === undefined || before.service === now.service) return [];
  if (now.service === 'suspended') return ['suspension'];
  if (now.service === 'running') return before.service === 'suspended' ? ['return'] : [];
  return now.status === 'ended' ? ['end'] : ['termination'];
}

const SHOWN = 3;

function linesOf({ lines }: Document): string {
  const names = [...new Set(lines.map(({ description }) => description))];
  return names.length <= SHOWN ? names.join(', ') : `${names.slice(0, SHOWN).join(', ')} …`;
}
