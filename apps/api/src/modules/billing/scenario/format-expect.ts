import * as z from 'zod/mini';
import { CHART } from '../core/index.ts';
import { about, signedAmount as amount, currencyCode, day, exactNumber, name, words } from './format-values.ts';

const line = z.partial(
  z.strictObject({
    subscription: z.nullable(name()),
    kind: about(
      z.enum(['recurring', 'usage', 'setup', 'one_off', 'minimum', 'credit', 'late_fee']),
      'credit: a line that gives back, negative on an invoice, positive on a credit note.',
    ),
    description: words(),
    from: z.nullable(day()),
    to: z.nullable(day('The first day that is not in it.')),
    quantity: exactNumber(),
    amount: amount('Before discounts, as the price is stated: without tax, with it where prices include tax.'),
    discount: amount('What coupons took of it.'),
    net: amount('After discounts, without tax.'),
    taxPercent: words('Percent; several taxes of a line joined by +, such as "5+9.975".'),
    tax: amount(),
    taxCategory: z.enum(['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M']),
    total: amount(),
    why: about(
      z.partial(z.strictObject({ rule: words(), inputs: z.record(words(), z.unknown()) })),
      'The rule by which the line came about, and what went into it.',
    ),
  }),
);

const document = z.partial(
  z.strictObject({
    number: z.nullable(words()),
    kind: z.enum(['invoice', 'proforma', 'credit_note']),
    status: z.enum(['pending_tax', 'open', 'paid', 'void', 'uncollectible']),
    currency: currencyCode(),
    issuedOn: day(),
    dueOn: day(),
    paidOn: z.nullable(day()),
    net: amount(),
    tax: amount(),
    total: amount(),
    paid: amount('Payments and credit, less what was refunded, became credit or is disputed.'),
    credited: amount('What credit notes took off it.'),
    due: amount('Still to pay; 0 while the tax is not known.'),
    corrects: about(z.int(), 'Of a credit note: the invoice that it corrects, by its place; 0 for none.'),
    lines: about(
      z.array(line).check(z.maxLength(5_000)),
      'All lines in their order; of each the keys that are given are compared.',
    ),
  }),
);

const subscription = z.partial(
  z.strictObject({
    status: z.enum(['pending', 'trialing', 'active', 'past_due', 'paused', 'cancelled', 'ended']),
    service: z.enum(['none', 'running', 'suspended', 'terminated']),
    price: name(),
    quantity: z.int(),
    billedUntil: z.nullable(day('The first day that is not on any invoice.')),
    paidUntil: z.nullable(day('The first day that is not paid.')),
    nextInvoiceOn: z.nullable(day('When the next period is invoiced; null when none is.')),
    endsOn: z.nullable(day('The first day that is not served any more, once it is cancelled.')),
  }),
);

const charge = z.partial(
  z.strictObject({ on: day(), invoice: z.int(), amount: amount(), result: z.enum(['paid', 'declined']) }),
);

/** What must be so. Only what is named is compared; lists are compared whole and in order. */
export const expectation = z.partial(
  z.strictObject({
    invoices: about(
      z.array(document).check(z.maxLength(5_000)),
      'All invoices and pro formas, in the order in which they were made.',
    ),
    creditNotes: about(z.array(document).check(z.maxLength(5_000)), 'All credit notes; their amounts are positive.'),
    invoiceCount: z.int(),
    balances: z.partial(
      z.strictObject({
        due: amount('Still to pay on open invoices.'),
        credit: amount('Credit from credit notes and overpayments.'),
        purchased: amount('Credit that was bought.'),
        granted: amount('Credit that was given away.'),
      }),
    ),
    subscriptions: z.record(name(), subscription),
    ledger: about(
      z.partialRecord(z.enum(Object.keys(CHART)), amount()),
      'Accounts of the ledger by name; debits are positive.',
    ),
    revenue: about(
      z.record(words(), amount()),
      'What is earned of all that was billed, by month ("2027-01"), months to come included.',
    ),
    dunning: about(
      z
        .array(
          z.partial(
            z.strictObject({
              on: day(),
              step: z.enum(['remind', 'late_fee', 'suspend', 'terminate', 'cancel_order']),
              invoice: z.int(),
            }),
          ),
        )
        .check(z.maxLength(5_000)),
      'All reminders, fees and other steps of dunning, in order.',
    ),
    charges: about(
      z.array(charge).check(z.maxLength(5_000)),
      'All tries to charge the stored payment method, in order.',
    ),
    refused: words('The code with which the event before was refused. In an expect event alone.'),
    usage: z
      .array(
        z.strictObject({ subscription: name(), metric: name(), units: exactNumber('In the running period so far.') }),
      )
      .check(z.maxLength(5_000)),
  }),
);
