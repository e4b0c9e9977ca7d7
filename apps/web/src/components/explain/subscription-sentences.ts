import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type {
  ChangeRule,
  EndRule,
  LogRule,
  NextInvoiceRule,
  PaidUntilRule,
  PriceRule,
} from '@panel1/shared-types/explanations';

type Sentences<R extends string> = Readonly<Record<R, MessageDescriptor>>;

/** What an entry of the log says. Names in braces are inputs of the explanation. */
export const LOG_SENTENCES: Sentences<LogRule> = {
  ordered: msg({ message: 'Ordered' }),
  first_invoice_paid: msg({ message: 'The first invoice was paid, it started' }),
  first_invoice_voided: msg({ message: 'The first invoice was voided' }),
  arrears_paid: msg({ message: 'What was overdue is paid' }),
  invoice_overdue: msg({ message: 'An invoice was not paid by its last day' }),
  end_of_paid_period: msg({ message: 'What was paid is used up, it ended' }),
  ends_later: msg({ message: 'Cancelled for the end of what is paid: {words}' }),
  cancellation_withdrawn: msg({ message: 'The cancellation was taken back' }),
  change_asked_for: msg({ message: 'Change to {words} asked for' }),
  change_planned: msg({ message: 'Change to {words} planned for {on}' }),
  changed_to: msg({ message: 'Changed to {words}' }),
  change_replaced: msg({ message: 'Another change took the place of the planned one' }),
  change_given_up: msg({ message: 'A change that was asked for is given up' }),
  paused: msg({ message: 'Paused. {words}' }),
  paused_until: msg({ message: 'Paused until {on}. {words}' }),
  pause_planned: msg({ message: 'Pause planned from {on} on. {words}' }),
  pause_planned_until: msg({ message: 'Pause planned from {on} until {until}. {words}' }),
  pause_withdrawn: msg({ message: 'The planned pause was taken back' }),
  pause_given_up: msg({ message: 'The planned pause could not begin: something was unpaid' }),
  resumed: msg({ message: 'It went on after the pause' }),
  ends_with_contract: msg({ message: 'Cancelled for the end of its contract on {on}. {words}' }),
  cancellation_asked_for: msg({ message: 'The client asked to end it. {words}' }),
  cancellation_declined: msg({ message: 'The request to end it was declined. {words}' }),
  renewed_ahead: msg({ message: 'Renewed by hand until {on}' }),
  told_of_price: msg({ message: 'The client was told of a new price from {on} on' }),
  new_price: msg({ message: 'The new price counts since {on}' }),
  price_set_aside: msg({ message: 'The new price was set aside: something else came between' }),
  price_taken_back: msg({ message: 'The new price was taken back' }),
  told_of_renewal: msg({ message: 'The client was told of the renewal on {on}' }),
  as_written: msg({ message: '{words}' }),
};

export const NEXT_INVOICE_SENTENCES: Sentences<NextInvoiceRule> = {
  lead_days_before_period: msg({
    message:
      'On {on}, {leadDays, plural, =0 {the day on which} one {# day before} other {# days before}} period {number, number} begins ({periodStart}). Periods are counted from {anchorOn}.',
  }),
  not_before_period_in_front: msg({
    message:
      'On {on}. {leadDays, plural, one {# day} other {# days}} before {periodStart} would be too early: the period in front of it begins on {beforeStart}, and nobody gets two bills ahead.',
  }),
  lead_days_of_then: msg({
    message:
      'On {on}, {daysBefore, plural, =0 {the day of} one {# day before} other {# days before}} the period of {periodStart}. That day was set when invoices went out so far ahead; for periods after it: {leadDays, plural, one {# day} other {# days}}.',
  }),
  first_period_unpaid: msg({
    message: 'Periods are counted from the day on which the first invoice is paid. Until then nothing else is billed.',
  }),
  bought_once: msg({ message: 'It was bought once. Nothing more is billed.' }),
  no_renewal_after_cancellation: msg({ message: 'It is cancelled and ends on {on}. Nothing more is billed.' }),
  over: msg({ message: 'It ended on {on}. Nothing more is billed.' }),
  paused: msg({ message: 'It is paused. Nothing is billed until it goes on.' }),
  paused_until: msg({ message: 'It is paused. On {on} it goes on and the rest of its period is billed.' }),
  pause_planned: msg({ message: 'It is paused from {on} on. No period that begins then is billed.' }),
  waits_for_change: msg({
    message: 'A change of plan waits to be paid. It decides at which price the next period is billed.',
  }),
};

export const PRICE_SENTENCES: Sentences<PriceRule> = {
  price_at_order: msg({
    message:
      'The price of the order of {orderedAt}: {quantity} × {unitPriceMinor}. It stays until the plan is changed.',
  }),
  price_of_purchase: msg({ message: 'The price of the purchase of {orderedAt}: {quantity} × {unitPriceMinor}.' }),
  price_since_price_change: msg({
    message: 'The price since the price change of {from}: {quantity} × {unitPriceMinor}.',
  }),
  price_since_change: msg({
    message: 'The price since the change of plan on {from}: {quantity} × {unitPriceMinor}.',
  }),
};

export const PAID_UNTIL_SENTENCES: Sentences<PaidUntilRule> = {
  first_period: msg({ message: 'The first period, begun on {anchorOn}, is paid. It ends before {until}.' }),
  last_paid_period: msg({
    message: 'The last period that is paid ends before {until}. Periods are counted from {anchorOn}.',
  }),
  nothing_paid: msg({ message: 'No period is paid.' }),
};

export const CHANGE_SENTENCES: Sentences<ChangeRule> = {
  change_at_end_of_invoiced: msg({
    message: '{description} for {recurringMinor} {cycle} from {from}, when all is used up that is invoiced already.',
  }),
  price_told: msg({
    message: 'From {from} it costs {recurringMinor} {cycle}. The client was told of it and can cancel before.',
  }),
  change_waits_for_payment: msg({
    message:
      '{description} for {recurringMinor} {cycle}, as soon as its invoice is paid. Without payment it is given up on {lapsesOn}.',
  }),
};

export const END_SENTENCES: Sentences<EndRule> = {
  ends_with_paid_period: msg({ message: 'It was cancelled and ends on {on}, when what is paid is used up.' }),
  ends_with_contract: msg({ message: 'It was cancelled and ends on {on} with its contract. Until then it is billed.' }),
  ended_on: msg({ message: 'It ended on {on}.' }),
};
