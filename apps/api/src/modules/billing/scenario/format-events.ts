import * as z from 'zod/mini';
import { clientChange } from './format-client.ts';
import { expectation } from './format-expect.ts';
import { settings } from './format-tenant.ts';
import { amount, count, day, exactNumber, moment, name, percent, positive, words } from './format-values.ts';

const at = moment();
/** An invoice of the story by its place among all documents of its kind, from 1. */
const nth = positive(10_000);
const when = z.enum(['now', 'period_end']);
const what = <const Name extends string, Shape extends Record<string, z.ZodMiniType>>(event: Name, shape: Shape) =>
  z.strictObject({ at, do: z.literal(event), ...shape });

const item = z.strictObject({
  /** What later events call the subscription. */
  subscription: name(),
  price: name(),
  quantity: z._default(positive(100_000), 1),
  /** The subscription that it is an add-on of. */
  parent: z.optional(name()),
  /** parent: the add-on's periods end with the parent's. own: they begin on its own day. */
  periods: z._default(z.enum(['parent', 'own']), 'parent'),
  /** A price of its own instead of the catalogue's. */
  amount: z.optional(amount()),
});

const subscriptionEvents = [
  what('order', {
    items: z.array(item).check(z.minLength(1), z.maxLength(50)),
    coupons: z._default(z.array(name()).check(z.maxLength(10)), []),
    /** Paid: the first invoice is paid on the spot. Left out: the subscription waits until a pay event pays it. */
    isPaid: z._default(z.boolean(), false),
  }),
  what('change', {
    subscription: name(),
    price: z.optional(name()),
    quantity: z.optional(positive(100_000)),
    /** now: what is left of the old is credited and the new is charged. Left out: dearer now, cheaper at period end. */
    when: z.optional(when),
    /** Where periods of another length are counted from. */
    anchor: z._default(z.enum(['keep', 'reset']), 'keep'),
    /** days: the unused money buys days of the new price instead of a credit. */
    unused: z._default(z.enum(['credit', 'days']), 'credit'),
  }),
  what('pause', { subscription: name(), until: z.optional(day()) }),
  what('resume', { subscription: name() }),
  what('cancel', {
    subscription: name(),
    when: z._default(when, 'period_end'),
    /** What becomes of unused money that was paid. */
    unused: z._default(z.enum(['none', 'credit', 'refund']), 'none'),
    reason: z.optional(z.string().check(z.maxLength(200))),
  }),
  what('withdraw_cancellation', { subscription: name() }),
  /** The consumer's right to withdraw within 14 days: pays back all but the share of the days used. */
  what('withdraw', { subscription: name() }),
  what('redeem', { coupon: name(), subscription: z.optional(name()) }),
  /** A new price of the catalogue, for new orders or for all that run on the old one, from their next period on. */
  what('price', { price: name(), amount: amount(), applies: z._default(z.enum(['new', 'all']), 'new') }),
  what('usage', {
    subscription: name(),
    metric: name(),
    value: z._default(exactNumber(), '1'),
    /** Sent twice it counts once. Left out: the event's place in the story. */
    id: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
    /** When it happened, if earlier than it arrives. */
    happenedAt: z.optional(moment()),
    /** For unique: what is counted, added or removed. */
    key: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
    operation: z.optional(z.enum(['add', 'remove'])),
  }),
] as const;

const moneyEvents = [
  what('pay', {
    invoice: z.optional(nth),
    /** Left out: all that is due of the invoice, or of all open invoices. What is too much becomes credit. */
    amount: z.optional(amount()),
  }),
  what('refund', {
    invoice: nth,
    amount: z.optional(amount()),
    /** Whether a credit note takes the amount off the invoice too; without one the invoice is open again. */
    creditNote: z._default(z.boolean(), true),
  }),
  what('credit_note', {
    invoice: nth,
    /** Gross; left out: all that is left. */
    amount: z.optional(amount()),
    disposition: z._default(z.enum(['offset', 'credit', 'refund']), 'credit'),
  }),
  what('void', { invoice: nth }),
  what('write_off', { invoice: nth }),
  what('dispute', { invoice: nth }),
  what('dispute_won', { invoice: nth }),
  what('dispute_lost', { invoice: nth, fee: z._default(amount(), '0') }),
  what('top_up', { amount: amount(), lastDay: z.optional(day()) }),
  what('grant_credit', {
    amount: amount(),
    lastDay: z.optional(day()),
    /** Smaller is spent first. */
    priority: z._default(count(100), 50),
    /** Kinds of lines that it may pay. */
    only: z.optional(z.array(z.enum(['recurring', 'usage', 'setup', 'one_off'])).check(z.minLength(1), z.maxLength(4))),
  }),
  what('charge', {
    description: z.string().check(z.minLength(1), z.maxLength(200)),
    amount: amount(),
    quantity: z._default(exactNumber(), '1'),
    taxCategory: z._default(z.string().check(z.minLength(1), z.maxLength(40)), 'standard'),
  }),
] as const;

const otherEvents = [
  what('client', clientChange.shape),
  what('card', { card: z.enum(['none', 'works', 'declined', 'declined_hard']) }),
  what('settings', z.partial(z.strictObject(settings.shape)).shape),
  what('rate', { country: words(), percent: percent(), category: z._default(words(), 'standard') }),
  /** No reminders, fees and suspensions until a day. */
  what('exempt', { until: day(), reason: z.string().check(z.minLength(1), z.maxLength(200)) }),
  what('clock', {}),
  what('expect', expectation.shape),
] as const;

/** One thing that happens. Events come in the order of their times; the engine does what falls due before each. */
export const event = z.discriminatedUnion('do', [...subscriptionEvents, ...moneyEvents, ...otherEvents]);
