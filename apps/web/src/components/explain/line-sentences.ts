import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type {
  AmountStep,
  DueRule,
  IssueRule,
  LineRule,
  PeriodRule,
  TaxRuleName,
} from '@panel1/shared-types/explanations';

type Sentences<R extends string> = Readonly<Record<R, MessageDescriptor>>;

/** By which rule an amount came about. Names in braces are inputs of the explanation. */
export const LINE_SENTENCES: Sentences<LineRule> = {
  whole_period: msg({ message: 'The price of one whole period: {quantity} × {unitPriceMinor}.' }),
  share_of_period: msg({
    message:
      'A whole period costs {quantity} × {unitPriceMinor}. This line is for a part of it, from {from} to {to}, counted by days.',
  }),
  billed_once: msg({ message: 'A price that is charged once: {quantity} × {unitPriceMinor}.' }),
  unused_time_of_what_was_charged: msg({
    message:
      'Time that was billed and will not be used, from {from} to {to}, comes back. It counts by what was really charged: {chargedMinor} for {lineStart} to {lineEnd}.',
  }),
  rest_kept_as_credit: msg({
    message: 'More comes back than is charged. The rest, {belowZeroMinor}, is kept as credit for later invoices.',
  }),
  written_by_hand: msg({ message: 'Written by hand. No rule computed quantity and price.' }),
  usage_given_back: msg({ message: 'Given back: the usage of these days came to less than was billed.' }),
  credited_by_hand: msg({ message: 'Given back by hand.' }),
  usage: msg({ message: 'What was used, at the price that was agreed for it.' }),
  usage_difference: msg({
    message: 'What was used, priced again with all that is known now, less what was billed for it before.',
  }),
  missing_to_minimum: msg({ message: 'What is missing to the minimum that was agreed for the period.' }),
  late_fee: msg({
    message: 'A fee because an invoice that was due on {dueOn} was not paid in time. {overdueMinor} was open.',
  }),
  not_recorded: msg({ message: 'No reason was written down for this line.' }),
};

/** The same where staff may know who it was. */
export const SENTENCES_WITH_NAME: Readonly<Partial<Record<string, MessageDescriptor>>> = {
  written_by_hand: msg({ message: 'Written by hand by {by}. No rule computed quantity and price.' }),
  due_as_written: msg({ message: 'To be paid by {dueOn}, as {by} wrote it on the invoice.' }),
};

/** One step of the computation; what it comes to stands beside it. */
export const STEP_SENTENCES: Sentences<AmountStep> = {
  price_times_quantity: msg({ message: '{quantity} × {unitPriceMinor}' }),
  share_of_period: msg({ message: '{days, number} of {wholeDays, plural, one {# day} other {# days}} of it' }),
  rounded: msg({ message: 'Rounded once, half away from zero' }),
  difference_of_rounded_sums: msg({
    message:
      'Rounded so that all parts of the period sum exactly: {toMinor} up to the last day, less {beforeMinor} before the first',
  }),
  what_was_charged: msg({ message: 'What was charged' }),
  part_of_what_was_charged: msg({ message: 'Charged for {quantity} of {of}, out of {chargedMinor}' }),
  no_more_than_is_left: msg({ message: 'No more than what is left of that line' }),
  turned_to_credit: msg({ message: 'Given back, therefore below zero' }),
  percent_by_staff: msg({ message: 'Discount by staff: {percent} % of {baseMinor}' }),
  amount_by_staff: msg({ message: 'Discount by staff on {baseMinor}' }),
  coupon_percent: msg({ message: 'Coupon {code}: {percent} % of {baseMinor}' }),
  coupon_amount: msg({ message: 'Coupon {code}, on {baseMinor}' }),
  coupon_free_period: msg({ message: 'Coupon {code}: the whole period is free, {baseMinor}' }),
  part_of_discount: msg({
    message: 'The part of this line: {lineMinor} of {baseMinor}. All parts sum exactly.',
  }),
  usage_flat: msg({ message: 'Flat amount × {units}' }),
  usage_units: msg({ message: '{units} units × {unitPriceMinor}' }),
  usage_tier_units: msg({ message: 'Tier {tier, number}: {units} units × {unitPriceMinor}' }),
  usage_tier_flat: msg({ message: 'Tier {tier, number}: flat amount' }),
  usage_free_units: msg({ message: '{units} units are included' }),
  usage_blocks: msg({ message: '{units} blocks × {unitPriceMinor}' }),
  usage_tier_blocks: msg({ message: 'Tier {tier, number}: {units} blocks × {unitPriceMinor}' }),
  usage_percentage: msg({ message: 'Share of {units} units of value' }),
  usage_tier_percentage: msg({ message: 'Tier {tier, number}: share of {units} units of value' }),
  usage_fixed_per_event: msg({ message: '{units} transactions × {unitPriceMinor}' }),
  usage_transaction_minimum: msg({ message: 'Raised to the least that a transaction costs' }),
  usage_transaction_maximum: msg({ message: 'Lowered to the most that a transaction costs' }),
  usage_not_below_zero: msg({ message: 'Usage never costs less than nothing' }),
  summed: msg({ message: 'Together' }),
  billed_before: msg({ message: 'Less {billedMinor} that was billed for these days before' }),
  required_less_counted: msg({
    message: '{requiredMinor} that the period has to bring, less {countedMinor} that it brought',
  }),
  moved_below_zero: msg({ message: 'What the other lines come to below zero' }),
  included_tax_taken_out: msg({ message: 'The price contains tax of {rates} that is not charged here: without it' }),
  tax_inside: msg({
    message:
      '{name} {rate} inside {baseMinor}{lines, plural, one {} other {, rounded once for # lines: {groupTaxMinor} inside all of them}}',
  }),
  tax_on_top: msg({
    message:
      '{name} {rate} on {baseMinor}{lines, plural, one {} other {, rounded once for # lines: {groupTaxMinor} on {groupNetMinor}}}',
  }),
};

export const PERIOD_SENTENCES: Sentences<PeriodRule> = {
  counted_from_anchor: msg({
    message: '{start} to {end}. Every period is counted from the first day, {anchorOn}, never from the one before it.',
  }),
  clamped_to_month_end: msg({
    message:
      '{start} to {end}. Periods begin on day {anchorDay, number} of the month, as on {anchorOn}. A month without that day gives its last one; after it the day comes back.',
  }),
  part_of_a_period: msg({ message: '{start} to {end}, a part of {wholeStart} to {wholeEnd}.' }),
  begins_when_paid: msg({ message: 'The first period begins on the day on which this invoice is paid.' }),
  period_as_written: msg({ message: '{start} to {end}, as it was written on the line.' }),
};

export const TAX_SENTENCES: Sentences<TaxRuleName> = {
  home: msg({ message: 'The tax of {country}, where the seller is at home.' }),
  small_business: msg({ message: 'The seller is exempt as a small business and charges no tax.' }),
  own_registration: msg({ message: 'The seller is registered in {country} and charges the tax of that country.' }),
  reverse_charge: msg({
    message:
      'The buyer is a business in {buyer} with a VAT number that was checked. It accounts for the tax itself: reverse charge.',
  }),
  one_stop_shop: msg({
    message: 'The buyer counts as a consumer in {buyer}: the tax of {country}, reported through the one-stop shop.',
  }),
  under_threshold: msg({
    message: 'The seller’s sales to consumers in other member states are below the threshold: the tax of {country}.',
  }),
  outside_scope: msg({ message: 'The buyer is in {buyer}, where the seller’s tax does not reach. None is charged.' }),
  exempt_client: msg({ message: 'The buyer has a certificate of exemption. No tax is charged.' }),
  tax_calculator: msg({
    message:
      '{calculator} decided for {place}: {taxes}{treatment, select, taxed {} zero_rated {zero rate.} reverse_charge {reverse charge.} exempt_buyer {the buyer is exempt.} not_collected {the seller is not registered there, no tax is collected.} other {no tax is due there on this.}}',
  }),
  vat_id_unchecked: msg({ message: 'The VAT number of the buyer is being checked. The tax follows from the answer.' }),
  no_rate: msg({ message: 'No rate is known for {buyer}.' }),
  taxed_as_the_line_it_corrects: msg({ message: 'What comes back is taxed as the line was from which it comes.' }),
  no_tax_charged: msg({ message: 'No tax is charged on this.' }),
};

export const ISSUE_SENTENCES: Sentences<IssueRule> = {
  issued_on_its_day: msg({ message: 'Issued on {issuedOn}, the day on which it was made.' }),
  issued_ahead_of_period: msg({
    message:
      'Issued on {issuedOn}. Renewals go out {leadDays, plural, =0 {on the day of their period} one {# day ahead of their period} other {# days ahead of their period}}, here of {periodStart}, and never before the period in front of it has begun.',
  }),
  not_issued: msg({ message: 'A draft that is not issued yet.' }),
  waits_for_tax: msg({
    message: 'It is issued when its tax is known: when the VAT number was checked or the tax calculator has answered.',
  }),
};

export const DUE_SENTENCES: Sentences<DueRule> = {
  term_days: msg({
    message:
      'To be paid by {dueOn}: {termDays, plural, =0 {on} one {# day after} other {# days after}} the day of issue.',
  }),
  due_with_period: msg({ message: 'To be paid by {dueOn}, when the first period begins that it bills.' }),
  due_at_once: msg({ message: 'To be paid on {dueOn}: the change comes into force when it is paid.' }),
  due_as_written: msg({ message: 'To be paid by {dueOn}, as it was written on the invoice.' }),
  due_not_before_issue: msg({
    message: 'To be paid by {dueOn}. {wanted} was planned, but nothing is due before it is issued.',
  }),
};
