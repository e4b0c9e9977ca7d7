import * as z from 'zod/mini';
import { lateFee, retrySchedule } from './format-collect.ts';
import {
  about,
  amount,
  choice,
  count,
  countryCode,
  currencyCode,
  day,
  flag,
  listOf,
  percent,
  positive,
  shortText,
  words,
  zone,
} from './format-values.ts';

/** Steps after an invoice's due day; negative days lie before it. Left out: the step does not happen. */
const dunning = z.strictObject({
  remindOn: z._default(
    listOf(z.int().check(z.gte(-60), z.lte(365)), [0, 20], 'Days after the due day (negative: before) of reminders.'),
    [],
  ),
  lateFee: z.optional(lateFee),
  suspendAfterDays: z.optional(count(365, 'Days after the due day on which services are suspended.')),
  terminateAfterDays: z.optional(
    count(730, 'Days after the due day on which services end for good; after the suspension, where there is one.'),
  ),
  cancelOrderAfterDays: z.optional(
    count(365, 'Days after the order on which an order that nobody paid is cancelled and its invoice voided.'),
  ),
});

/** The settings without their defaults: an event changes the ones that it names. */
const fields = {
  daysOf: choice(
    ['tenant', 'client'],
    "Whose calendar decides a day: the provider's zone, or the zones that the client has lived in.",
  ),
  leadDays: count(
    60,
    'Days before a period begins on which its invoice is issued; never before the period before it has begun.',
  ),
  termDays: count(180, 'Days from issue to due. A renewal is never due before its period begins.'),
  proration: choice(
    ['none', 'day', 'second', 'thirty'],
    'How parts of a period are priced: whole or not at all, by days of the period, by seconds, or by months of 30 days.',
  ),
  pricesIncludeTax: flag('Prices contain the tax. Reverse charge and exemption leave the net of the home rate.'),
  taxRounding: choice(
    ['per_group', 'per_line'],
    'Tax is rounded once per rate over all lines of a document (EN 16931), or once per line.',
  ),
  document: choice(
    ['invoice', 'proforma'],
    'invoice: a numbered tax invoice at once. proforma: a request to pay, which becomes an invoice when it is paid.',
  ),
  startsOn: choice(
    ['order', 'payment'],
    'When what was ordered begins: with the order, or when its first invoice is paid (its lines name no days then).',
  ),
  whileSuspended: choice(
    ['keep_billing', 'stop_and_credit'],
    'What happens to time in which services are suspended because an invoice is overdue.',
  ),
  latePayment: choice(
    ['due_date', 'payment_date'],
    'From which day a suspended subscription goes on when it is paid late.',
  ),
  chargeOnDays: listOf(
    count(90),
    [0, 30],
    'Days after the due day on which the stored payment method is charged, until it works.',
  ),
  retries: z.nullable(retrySchedule),
  usageGraceDays: count(60, "Days after a period's end for which usage may still arrive before it is invoiced."),
  dunning: z.prefault(dunning, {}),
};

/** How the provider bills; each has the default named here, whatever the product's own default may become. */
export const settings = z.strictObject({
  daysOf: z._default(fields.daysOf, 'tenant'),
  leadDays: z._default(fields.leadDays, 0),
  termDays: z._default(fields.termDays, 0),
  proration: z._default(fields.proration, 'day'),
  pricesIncludeTax: z._default(fields.pricesIncludeTax, false),
  taxRounding: z._default(fields.taxRounding, 'per_group'),
  document: z._default(fields.document, 'invoice'),
  startsOn: z._default(fields.startsOn, 'order'),
  whileSuspended: z._default(fields.whileSuspended, 'keep_billing'),
  latePayment: z._default(fields.latePayment, 'due_date'),
  chargeOnDays: z._default(fields.chargeOnDays, [0, 1, 3, 5, 7, 10, 14]),
  retries: z._default(fields.retries, null),
  usageGraceDays: z._default(fields.usageGraceDays, 0),
  dunning: fields.dunning,
});

export const settingsChange = z.partial(z.strictObject({ ...fields, dunning }));

const rate = z.strictObject({
  country: countryCode(),
  category: z._default(shortText(40, 'The tax category of products that it is for.'), 'standard'),
  name: z._default(shortText(40, 'Taxes of a place with different names are charged side by side.'), 'VAT'),
  percent: percent(),
  from: z._default(
    day('The first day on which it holds; a later row of the same name takes over on its own.'),
    '1900-01-01',
  ),
  isCompound: z._default(flag('Also on the taxes of the same line that stand before it.'), false),
});

/** Numbers are given when a document is issued, one after the other in each series. */
const numbers = z.strictObject({
  invoice: z._default(words('Pattern of invoices: {number}, {number:5}, {year}, {yy}, {month}, {day}.'), '{number}'),
  creditNote: z._default(words('Pattern of credit notes.'), 'C{number}'),
  next: z._default(positive(1_000_000_000, 'The first number of both series.'), 1),
  reset: z._default(choice(['never', 'yearly', 'monthly'], 'When a series begins at 1 again.'), 'never'),
});

/** The provider: where it sits, where it is registered for tax, how it bills. */
export const tenant = z.strictObject({
  country: z._default(countryCode('Where the provider is established.'), 'DE'),
  timeZone: z._default(zone(), 'UTC'),
  currency: z._default(currencyCode('Currency of prices, coupons and clients that name no other.'), 'EUR'),
  chargesTax: z._default(flag('false: the provider charges no tax at all.'), true),
  oneStopShop: z._default(
    flag("Consumers in other states of the Union pay their own state's rate. false: see crossBorderSales."),
    true,
  ),
  crossBorderSales: z._default(
    amount(
      'EUR of this year to consumers in other states of the Union; below 10000 and without one-stop shop they pay the home rate.',
    ),
    '0',
  ),
  registeredIn: z._default(
    listOf(countryCode(), [0, 60], 'Further countries in which the provider charges their rate.'),
    [],
  ),
  rates: z._default(
    listOf(rate, [0, 200], 'Rates of the story. Those of a country and category replace all built-in ones of it.'),
    [],
  ),
  numbers: z.prefault(about(numbers, 'How documents are numbered.'), {}),
  settings: z.prefault(about(settings, 'How the provider bills.'), {}),
});
