import * as z from 'zod/mini';
import { amount, currencyCode, day, exactNumber, name, percent, words } from './format-values.ts';

const line = z.partial(
  z.strictObject({
    subscription: z.nullable(name()),
    kind: z.enum(['recurring', 'usage', 'setup', 'one_off', 'minimum', 'credit', 'late_fee']),
    description: words(),
    from: z.nullable(day()),
    /** The first day that is not in it. */
    to: z.nullable(day()),
    quantity: exactNumber(),
    /** Before and after discounts, both without tax (with it where prices include tax). */
    amount: amount(),
    discount: amount(),
    net: amount(),
    taxPercent: percent(),
    tax: amount(),
    taxCategory: z.enum(['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M']),
    total: amount(),
  }),
);

const document = z.partial(
  z.strictObject({
    number: z.nullable(words()),
    kind: z.enum(['invoice', 'proforma', 'credit_note']),
    status: z.enum(['draft', 'pending_tax', 'open', 'paid', 'void', 'uncollectible']),
    currency: currencyCode(),
    issuedOn: day(),
    dueOn: day(),
    paidOn: z.nullable(day()),
    net: amount(),
    tax: amount(),
    total: amount(),
    paid: amount(),
    credited: amount(),
    due: amount(),
    /** Of a credit note: the invoice that it corrects, by its place. */
    corrects: z.int(),
    /** In their order, all of them; of each the keys that are given are compared. */
    lines: z.array(line).check(z.maxLength(5_000)),
  }),
);

const subscription = z.partial(
  z.strictObject({
    status: z.enum(['pending', 'trialing', 'active', 'past_due', 'paused', 'cancelled', 'ended']),
    service: z.enum(['none', 'running', 'suspended', 'terminated']),
    price: name(),
    quantity: z.int(),
    billedUntil: z.nullable(day()),
    paidUntil: z.nullable(day()),
    nextInvoiceOn: z.nullable(day()),
    endsOn: z.nullable(day()),
  }),
);

const charge = z.partial(
  z.strictObject({ on: day(), invoice: z.int(), amount: amount(), result: z.enum(['paid', 'declined']) }),
);

/** What must be so. Only what is named is compared; lists are compared whole and in order. */
export const expectation = z.partial(
  z.strictObject({
    invoices: z.array(document).check(z.maxLength(5_000)),
    creditNotes: z.array(document).check(z.maxLength(5_000)),
    invoiceCount: z.int(),
    /** Of the client: still to pay, credit from documents and payments, bought and granted credit. */
    balances: z.partial(z.strictObject({ due: amount(), credit: amount(), purchased: amount(), granted: amount() })),
    subscriptions: z.record(name(), subscription),
    /** Accounts of the ledger by name; debits are positive. */
    ledger: z.record(words(), amount()),
    /** Revenue by month, "2027-01". */
    revenue: z.record(words(), amount()),
    /** Reminders, fees and other steps of dunning, in order. */
    dunning: z
      .array(z.partial(z.strictObject({ on: day(), step: words(), invoice: z.int() })))
      .check(z.maxLength(5_000)),
    /** Tries to charge the stored payment method, in order. */
    charges: z.array(charge).check(z.maxLength(5_000)),
    /** The code with which the event before was refused. */
    refused: words(),
    /** Units of a metric in the running period. */
    usage: z
      .array(z.strictObject({ subscription: name(), metric: name(), units: exactNumber() }))
      .check(z.maxLength(5_000)),
  }),
);
