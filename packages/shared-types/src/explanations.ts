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
  'discount_by_staff',
  'written_by_hand',
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
