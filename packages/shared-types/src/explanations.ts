/**
 * Rules by which amounts and dates of documents come about: what the billing core writes down with each of them, and the
 * keys of the sentences that the interface makes of it.
 */
export const LINE_RULES = [
  'whole_period',
  'share_of_period',
  'billed_once',
  'unused_time_of_what_was_charged',
  'rest_kept_as_credit',
  'written_by_hand',
  'usage_given_back',
  'credited_by_hand',
  'usage',
  'usage_difference',
  'missing_to_minimum',
  'late_fee',
  'not_recorded',
] as const;
export type LineRule = (typeof LINE_RULES)[number];

export const DUE_RULES = [
  'term_days',
  'due_with_period',
  'due_at_once',
  'due_as_written',
  'due_not_before_issue',
] as const;
export type DueRule = (typeof DUE_RULES)[number];

/** Steps from a price to the amount that stands on the document. */
export const AMOUNT_STEPS = [
  'price_times_quantity',
  'share_of_period',
  'rounded',
  'difference_of_rounded_sums',
  'what_was_charged',
  'part_of_what_was_charged',
  'no_more_than_is_left',
  'turned_to_credit',
  'percent_by_staff',
  'amount_by_staff',
  'coupon_percent',
  'coupon_amount',
  'coupon_free_period',
  'part_of_discount',
  'moved_below_zero',
  'usage_flat',
  'usage_units',
  'usage_tier_units',
  'usage_tier_flat',
  'usage_free_units',
  'usage_blocks',
  'usage_tier_blocks',
  'usage_percentage',
  'usage_tier_percentage',
  'usage_fixed_per_event',
  'usage_transaction_minimum',
  'usage_transaction_maximum',
  'usage_not_below_zero',
  'summed',
  'billed_before',
  'required_less_counted',
  'included_tax_taken_out',
  'tax_inside',
  'tax_on_top',
] as const;
export type AmountStep = (typeof AMOUNT_STEPS)[number];

export const PERIOD_RULES = [
  'counted_from_anchor',
  'clamped_to_month_end',
  'part_of_a_period',
  'begins_when_paid',
  'period_as_written',
] as const;
export type PeriodRule = (typeof PERIOD_RULES)[number];

/** How a tax was decided; those of `decideTax`, and what needs no decision. */
export const TAX_RULES = [
  'home',
  'small_business',
  'own_registration',
  'reverse_charge',
  'one_stop_shop',
  'under_threshold',
  'outside_scope',
  'exempt_client',
  'tax_calculator',
  'vat_id_unchecked',
  'no_rate',
  'taxed_as_the_line_it_corrects',
  'no_tax_charged',
] as const;
export type TaxRuleName = (typeof TAX_RULES)[number];

export const ISSUE_RULES = ['issued_on_its_day', 'issued_ahead_of_period', 'not_issued', 'waits_for_tax'] as const;
export type IssueRule = (typeof ISSUE_RULES)[number];

/** Why a subscription is in its state, entry by entry of its log. */
export const LOG_RULES = [
  'ordered',
  'first_invoice_paid',
  'first_invoice_voided',
  'arrears_paid',
  'invoice_overdue',
  'end_of_paid_period',
  'ends_later',
  'cancellation_withdrawn',
  'change_asked_for',
  'change_planned',
  'changed_to',
  'change_replaced',
  'change_given_up',
  'paused',
  'paused_until',
  'pause_planned',
  'pause_planned_until',
  'pause_withdrawn',
  'pause_given_up',
  'resumed',
  'ends_with_contract',
  'cancellation_asked_for',
  'cancellation_declined',
  'renewed_ahead',
  'told_of_renewal',
  'told_of_price',
  'new_price',
  'price_set_aside',
  'price_taken_back',
  'as_written',
] as const;
export type LogRule = (typeof LOG_RULES)[number];

export const NEXT_INVOICE_RULES = [
  'lead_days_before_period',
  'not_before_period_in_front',
  'lead_days_of_then',
  'first_period_unpaid',
  'bought_once',
  'no_renewal_after_cancellation',
  'over',
  'waits_for_change',
  'paused',
  'paused_until',
  'pause_planned',
] as const;
export type NextInvoiceRule = (typeof NEXT_INVOICE_RULES)[number];

export const PRICE_RULES = [
  'price_at_order',
  'price_since_change',
  'price_since_price_change',
  'price_of_purchase',
] as const;
export type PriceRule = (typeof PRICE_RULES)[number];

export const PAID_UNTIL_RULES = ['first_period', 'last_paid_period', 'nothing_paid'] as const;
export type PaidUntilRule = (typeof PAID_UNTIL_RULES)[number];

export const CHANGE_RULES = ['change_at_end_of_invoiced', 'price_told', 'change_waits_for_payment'] as const;
export type ChangeRule = (typeof CHANGE_RULES)[number];

export const END_RULES = ['ends_with_paid_period', 'ends_with_contract', 'ended_on'] as const;
/** Why a subscription that is cancelled today ends on its day. */
export const CONTRACT_RULES = ['end_of_paid_time', 'minimum_term', 'notice_period', 'contract_renewed'] as const;
export type ContractRule = (typeof CONTRACT_RULES)[number];
export type EndRule = (typeof END_RULES)[number];

/** Every rule that an answer to "why?" may name. */
export type ExplainedRule =
  | LineRule
  | DueRule
  | PeriodRule
  | TaxRuleName
  | IssueRule
  | LogRule
  | NextInvoiceRule
  | PriceRule
  | PaidUntilRule
  | ChangeRule
  | EndRule
  | ContractRule;
