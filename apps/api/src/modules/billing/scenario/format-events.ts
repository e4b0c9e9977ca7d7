import * as z from 'zod/mini';
import { card, clientChange } from './format-client.ts';
import { expectation } from './format-expect.ts';
import { settingsChange } from './format-tenant.ts';
import {
  about,
  amount,
  choice,
  count,
  countryCode,
  day,
  exactNumber,
  flag,
  listOf,
  moment,
  name,
  percent,
  positive,
  positiveAmount,
  shortText,
  unitPrice,
  words,
} from './format-values.ts';

const at = moment('When it happens.');
const invoice = positive(10_000, 'The invoice or pro forma by its place in the story, from 1.');
const subscription = name('The subscription, as its order named it.');
const price = name('A price of the catalogue.');
const when = z.enum(['now', 'period_end']);
const reason = shortText(200, 'Why, for the log.');
const what = <const Name extends string, Shape extends Record<string, z.ZodMiniType>>(
  event: { do: Name; about: string },
  shape: Shape,
) => about(z.strictObject({ at, do: z.literal(event.do), ...shape }), event.about);

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
    { do: 'resume', about: 'Goes on: periods stay where they were, the rest of the running one is charged.' },
    { subscription },
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

const creditedLine = z.strictObject({
  line: positive(10_000, 'The line by its place on the invoice, from 1.'),
  amount: z.optional(positiveAmount('Gross; left out: all that is left of the line.')),
});

const moneyEvents = [
  what(
    { do: 'pay', about: 'Money arrives: on an invoice, or on all that are open, the earliest due first.' },
    {
      invoice: z.optional(invoice),
      amount: z.optional(positiveAmount('Left out: all that is due. What is too much becomes credit.')),
    },
  ),
  what(
    { do: 'refund', about: 'Money goes back to the means of payment.' },
    {
      invoice,
      amount: z.optional(positiveAmount('Left out: all that was paid.')),
      creditNote: z._default(flag('A credit note takes it off the invoice too; else the invoice is owed again.'), true),
    },
  ),
  what(
    { do: 'credit_note', about: 'A credit note by hand, over an amount or over lines of an invoice.' },
    {
      invoice,
      amount: z.optional(positiveAmount('Gross, spread over the lines by what is left of each; left out: all of it.')),
      lines: z.optional(listOf(creditedLine, [1, 300], 'Only these lines, instead of amount.')),
      disposition: z._default(
        choice(
          ['offset', 'credit', 'refund'],
          'Where the money goes once nothing is owed: offset and credit make it credit of the client, refund gives it back.',
        ),
        'credit',
      ),
    },
  ),
  what(
    {
      do: 'void',
      about: 'An issued invoice that nobody paid is taken back. Its time is billed again by the next daily run.',
    },
    { invoice },
  ),
  what({ do: 'write_off', about: 'What is still owed of an invoice is given up.' }, { invoice }),
  what(
    { do: 'dispute', about: "The client's bank takes the payment back: it is owed again until decided." },
    { invoice },
  ),
  what({ do: 'dispute_won', about: 'The money is back.' }, { invoice }),
  what(
    { do: 'dispute_lost', about: 'The money is gone and the invoice is owed.' },
    { invoice, fee: z._default(amount("The gateway's fee, an expense of the provider."), '0') },
  ),
  what(
    { do: 'top_up', about: 'Credit that the client buys and pays at once.' },
    { amount: positiveAmount(), lastDay: z.optional(day('The last day on which it can be spent.')) },
  ),
  what(
    { do: 'grant_credit', about: 'Credit that the provider gives away.' },
    {
      amount: positiveAmount(),
      lastDay: z.optional(day('The last day on which it can be spent.')),
      priority: z._default(count(100, 'Smaller is spent first.'), 50),
      only: z.optional(
        listOf(z.enum(['recurring', 'usage', 'setup', 'one_off']), [1, 4], 'Kinds of lines that it may pay.'),
      ),
    },
  ),
  what(
    { do: 'charge', about: 'An invoice over one line that staff write.' },
    {
      description: shortText(200, 'What the line says.'),
      amount: unitPrice('Price of one unit.'),
      quantity: z._default(exactNumber(), '1'),
      taxCategory: z._default(shortText(40, 'Which rates are for it.'), 'standard'),
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
