import * as z from 'zod/mini';
import { card, clientChange } from './format-client.ts';
import { expectation } from './format-expect.ts';
import { moneyEvents, what } from './format-money-events.ts';
import { settingsChange } from './format-tenant.ts';
import {
  about,
  choice,
  countryCode,
  day,
  exactNumber,
  flag,
  listOf,
  moment,
  name,
  percent,
  positive,
  shortText,
  unitPrice,
  words,
} from './format-values.ts';

const subscription = name('The subscription, as its order named it.');
const price = name('A price of the catalogue.');
const when = z.enum(['now', 'period_end']);
const reason = shortText(200, 'Why, for the log.');
const item = z.strictObject({
  subscription: name('What later events call the subscription.'),
  price,
  quantity: z._default(positive(100_000), 1),
  parent: z.optional(name('The subscription that it is an add-on of: it ends with it.')),
  periods: z._default(
    choice(['parent', 'own'], "Whether an add-on's periods begin with the parent's or on its own day."),
    'parent',
  ),
  amount: z.optional(unitPrice("Per unit and period, instead of the catalogue's.")),
});

const subscriptionEvents = [
  what(
    { do: 'order', about: 'Subscriptions, and one invoice over what they cost at the beginning.' },
    {
      items: listOf(item, [1, 50], 'What is ordered.'),
      coupons: z._default(listOf(name(), [0, 10], 'Coupons that are redeemed for all of the client.'), []),
      isPaid: z._default(flag('The invoice is paid on the spot.'), false),
    },
  ),
  what(
    { do: 'change', about: 'Another price, another quantity, or both. A change replaces one that is planned.' },
    {
      subscription,
      price: z.optional(price),
      quantity: z.optional(positive(100_000)),
      when: z.optional(
        about(
          when,
          'now: what is left of the old is credited and the new is charged. Left out: a longer interval or a higher price now, else with the period.',
        ),
      ),
      anchor: z._default(
        choice(['keep', 'reset'], 'Whether periods begin on the same days, or are counted from now.'),
        'keep',
      ),
      unused: z._default(
        choice(
          ['credit', 'days'],
          'days: unused money buys days of the new price, begun ones whole, instead of a credit.',
        ),
        'credit',
      ),
    },
  ),
  what(
    { do: 'pause', about: 'Service and billing stop; what is left of the paid period becomes credit.' },
    { subscription, until: z.optional(day('The day on which it goes on by itself.')) },
  ),
  what(
    { do: 'resume', about: 'Goes on after a pause: the rest of the running period is charged.' },
    {
      subscription,
      anchor: z._default(
        choice(['keep', 'day'], 'keep: periods stay where they were. day: only their day of the month stays.'),
        'keep',
      ),
    },
  ),
  what(
    { do: 'cancel', about: 'Ends a subscription and its add-ons. Usage up to the end is billed.' },
    {
      subscription,
      when: z._default(
        about(when, "period_end: not before the contract's end. now: refused while a contract runs."),
        'period_end',
      ),
      unused: z._default(
        choice(['none', 'credit', 'refund'], 'now: what becomes of unused time. What is owed is lowered first.'),
        'none',
      ),
      reason: z.optional(reason),
    },
  ),
  what(
    { do: 'withdraw_cancellation', about: 'A cancellation that has not taken effect is taken back.' },
    { subscription },
  ),
  what(
    {
      do: 'withdraw',
      about: 'A consumer withdraws within 14 days of the beginning: ends now, all but the days used is paid back.',
    },
    { subscription },
  ),
  what(
    { do: 'redeem', about: 'A coupon is entered, for one subscription or for all of the client.' },
    { coupon: name('A coupon of the catalogue.'), subscription: z.optional(subscription) },
  ),
  what(
    { do: 'price', about: 'A price of the catalogue changes.' },
    {
      price,
      amount: unitPrice('Per unit and period from now on.'),
      applies: z._default(
        choice(
          ['new', 'all'],
          'For new orders alone, or also for all that run on it, from their next unbilled period.',
        ),
        'new',
      ),
    },
  ),
  what(
    { do: 'usage', about: 'Something was used.' },
    {
      subscription,
      metric: name('A metric of the catalogue.'),
      value: z._default(exactNumber('How much.'), '1'),
      id: z.optional(shortText(100, 'Sent twice it counts once. Left out: each event counts.')),
      happenedAt: z.optional(moment('When it happened, if not when it arrives.')),
      key: z.optional(shortText(100, 'For unique: what is counted.')),
      operation: z.optional(choice(['add', 'remove'], 'For unique: it came or went; left out: it came.')),
      properties: z._default(
        about(z.record(name(), z.string().check(z.maxLength(100))), 'For metrics that read a property.'),
        {},
      ),
    },
  ),
] as const;

const otherEvents = [
  what(
    { do: 'client', about: 'Facts about the client change; invoices that wait for its VAT number are taxed.' },
    clientChange.shape,
  ),
  what(
    { do: 'card', about: 'The stored payment method changes; what failed with the old one is tried at once.' },
    { card },
  ),
  what({ do: 'settings', about: 'The named settings change; the others stay.' }, settingsChange.shape),
  what(
    { do: 'rate', about: 'A tax rate holds from this day on.' },
    {
      country: countryCode(),
      percent: percent(),
      category: z._default(words('The tax category of products.'), 'standard'),
    },
  ),
  what(
    { do: 'exempt', about: 'Staff exempt the client from dunning.' },
    { until: day('The first day on which dunning is back.'), reason },
  ),
  what({ do: 'clock', about: 'Nothing but time that passes.' }, {}),
  what({ do: 'expect', about: 'What must be so now, after all events before it.' }, expectation.shape),
] as const;

/** One thing that happens. Events come in the order of their times; the engine does what falls due before each. */
export const event = z.discriminatedUnion('do', [...subscriptionEvents, ...moneyEvents, ...otherEvents]);
