import { billingDay } from '../time/zones.ts';
import type { Catalogue, Policy } from './policy.ts';
import type { BillingAccount, Client, Document, Point, Subscription } from './state.ts';

/** One unit of work on an account: a copy to work on, the rules, and the moment. It is kept whole or dropped whole. */
export interface Work {
  readonly account: BillingAccount;
  readonly policy: Policy;
  readonly catalogue: Catalogue;
  readonly now: Temporal.Instant;
  readonly today: Temporal.PlainDate;
  /** Who is behind it, for the log: a member of staff, the client, or the schedule. */
  readonly by: string;
  newId(): string;
}

export interface WorkOptions {
  readonly policy: Policy;
  readonly catalogue: Catalogue;
  readonly now: Temporal.Instant;
  readonly by: string;
  newId(): string;
}

/** A unit of work on a copy of the account: records are replaced, so copying the maps is enough. */
export function beginWork(account: BillingAccount, options: WorkOptions): Work {
  const copy: BillingAccount = {
    client: account.client,
    bookedTo: account.bookedTo,
    subscriptions: new Map(account.subscriptions),
    documents: new Map(account.documents),
    funds: new Map(account.funds),
    redemptions: new Map(account.redemptions),
    usage: new Map(account.usage),
    charges: new Map(account.charges),
    notices: new Map(account.notices),
    postings: new Map(account.postings),
    log: new Map(account.log),
  };
  return { ...options, account: copy, today: dayIn(account, options) };
}

/** An account as it is, for functions that only look: nothing is copied, so nothing may be changed. */
export const lookAt = (account: BillingAccount, options: WorkOptions): Work => ({
  ...options,
  account,
  today: dayIn(account, options),
});

/** The day that an instant is billed on: in the provider's zone, or in those that the client has lived in. */
function dayIn({ client }: BillingAccount, { policy, now }: WorkOptions): Temporal.PlainDate {
  return billingDay(now, policy.daysOf === 'client' ? client.zones : [{ zone: policy.timeZone, from: null }]);
}

/** Whose calendar decides a day. */
export interface DayFacts {
  readonly account: { readonly client: Pick<Client, 'zones'> };
  readonly policy: Pick<Policy, 'timeZone' | 'daysOf'>;
}

export const zoneOf = ({ account, policy }: DayFacts): string =>
  policy.daysOf === 'client' ? (account.client.zones.at(-1)?.zone ?? policy.timeZone) : policy.timeZone;

/** The moment as a subscription counts time. */
export const pointNow = (work: Work, { countsBy }: Pick<Subscription, 'countsBy'>): Point =>
  countsBy === 'second' ? work.now : work.today;

/** The local day of a point. */
export function dayOfPoint(work: DayFacts, point: Point): Temporal.PlainDate {
  return point instanceof Temporal.Instant ? point.toZonedDateTimeISO(zoneOf(work)).toPlainDate() : point;
}

export const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean => Temporal.PlainDate.compare(a, b) < 0;
export const laterDay = (a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate => (isBefore(a, b) ? b : a);

/** The record with this id; a RangeError when the account has none. */
export function found<T>(records: ReadonlyMap<string, T>, id: string): T {
  const record = records.get(id);
  if (record === undefined) throw new RangeError(`the account has no record ${id}`);
  return record;
}

/** Replaces a subscription by a changed one. When its history changes, what is due of it must be looked at anew. */
export function setSubscription(work: Work, id: string, change: Partial<Subscription>): Subscription {
  const looked = change.facts === undefined ? {} : { nextInvoiceOn: null, usageSeen: null };
  const changed = { ...found(work.account.subscriptions, id), ...looked, ...change };
  work.account.subscriptions.set(id, changed);
  return changed;
}

/** Replaces a document by a changed one. */
export function setDocument(work: Work, id: string, change: Partial<Document>): Document {
  const changed = { ...found(work.account.documents, id), ...change };
  work.account.documents.set(id, changed);
  return changed;
}
