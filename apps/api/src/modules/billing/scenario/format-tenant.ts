import * as z from 'zod/mini';
import { amount, count, countryCode, currencyCode, day, percent, zone } from './format-values.ts';

/** Steps after an invoice's due day; negative days lie before it. Left out: the step does not happen. */
const dunning = z.strictObject({
  remindOn: z._default(z.array(z.int().check(z.gte(-60), z.lte(365))).check(z.maxLength(20)), []),
  lateFee: z.optional(
    z.strictObject({
      afterDays: count(365),
      amount: z.optional(amount()),
      percent: z.optional(percent()),
      /** Of a fee in percent. */
      minimum: z.optional(amount()),
    }),
  ),
  suspendAfterDays: z.optional(count(365)),
  terminateAfterDays: z.optional(count(730)),
  cancelOrderAfterDays: z.optional(count(365)),
});

/** How the provider bills; each has the default named here, whatever the product's own default may become. */
export const settings = z.strictObject({
  /** Whose calendar decides a day: the provider's, or each client's own zone. */
  daysOf: z._default(z.enum(['tenant', 'client']), 'tenant'),
  /** Days before a period begins on which its invoice is issued. */
  leadDays: z._default(count(60), 0),
  /** Days from issue to due; a renewal is never due before its period begins. */
  termDays: z._default(count(180), 0),
  proration: z._default(z.enum(['none', 'day', 'second', 'thirty']), 'day'),
  pricesIncludeTax: z._default(z.boolean(), false),
  taxRounding: z._default(z.enum(['per_group', 'per_line']), 'per_group'),
  /** invoice: a numbered tax invoice at once. proforma: a request to pay, which becomes an invoice when it is paid. */
  document: z._default(z.enum(['invoice', 'proforma']), 'invoice'),
  /** When an ordered subscription begins: with the order, or when its first invoice is paid (its first line has no days then). */
  startsOn: z._default(z.enum(['order', 'payment']), 'order'),
  /** What happens to periods while the services of an unpaid subscription are suspended. */
  whileSuspended: z._default(z.enum(['keep_billing', 'stop_and_credit']), 'keep_billing'),
  /** From which day a suspended subscription goes on when it is paid late. */
  latePayment: z._default(z.enum(['due_date', 'payment_date']), 'due_date'),
  /** Days after the due day on which a stored payment method is charged (again). */
  chargeOnDays: z._default(z.array(count(90)).check(z.maxLength(30)), [0, 1, 3, 5, 7, 10, 14]),
  /** Days after a period's end for which usage may still arrive before it is invoiced. */
  usageGraceDays: z._default(count(60), 0),
  dunning: z.prefault(dunning, {}),
});

const rate = z.strictObject({
  country: countryCode(),
  category: z._default(z.string().check(z.minLength(1), z.maxLength(40)), 'standard'),
  name: z._default(z.string().check(z.minLength(1), z.maxLength(40)), 'VAT'),
  percent: percent(),
  from: z._default(day(), '1900-01-01'),
  /** True: also on the taxes of the same line that stand before it. */
  isCompound: z._default(z.boolean(), false),
});

/** The provider: where it sits, where it is registered for tax, how it bills. */
export const tenant = z.strictObject({
  country: z._default(countryCode(), 'DE'),
  timeZone: z._default(zone(), 'UTC'),
  currency: z._default(currencyCode(), 'EUR'),
  /** Off: the provider charges no tax at all (a small business). */
  chargesTax: z._default(z.boolean(), true),
  /** EU consumers in other states: the client's rate (true), or the home rate while sales stay under the threshold. */
  oneStopShop: z._default(z.boolean(), true),
  /** Sales to EU consumers in other states so far this year, for the threshold of 10,000 EUR. */
  crossBorderSales: z._default(amount(), '0'),
  /** Further countries in which the provider is registered for tax and charges their rate. */
  registeredIn: z._default(z.array(countryCode()).check(z.maxLength(60)), []),
  /** Rates of the story, which go before the built-in ones of the European Union. */
  rates: z._default(z.array(rate).check(z.maxLength(200)), []),
  settings: z.prefault(settings, {}),
});
