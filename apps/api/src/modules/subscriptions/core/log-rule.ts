import type { LogRule } from '@panel1/shared-types';

/** What the log writes in one word, always the same. */
const WORDS: Readonly<Record<string, LogRule>> = {
  ordered: 'ordered',
  'first invoice paid': 'first_invoice_paid',
  'first invoice voided': 'first_invoice_voided',
  'arrears paid': 'arrears_paid',
  'invoice overdue': 'invoice_overdue',
  'end of the paid period': 'end_of_paid_period',
  'cancellation withdrawn': 'cancellation_withdrawn',
  'planned change replaced': 'change_replaced',
  'change given up with the subscription': 'change_given_up',
  'change given up: not paid in time': 'change_given_up',
};

const SHAPES: readonly { shape: RegExp; rule: LogRule }[] = [
  { shape: /^ends at the end of its period: (?<words>.*)$/s, rule: 'ends_later' },
  { shape: /^change to (?<words>.*) asked for$/s, rule: 'change_asked_for' },
  { shape: /^change to (?<words>.*) planned for (?<on>\d{4}-\d{2}-\d{2})$/s, rule: 'change_planned' },
  { shape: /^changed to (?<words>.*)$/s, rule: 'changed_to' },
];

/** The rule behind an entry of the log, so that it can be told in any language; `as_written` for what somebody typed. */
export function logRule(reason: string): { rule: LogRule; inputs: { words?: string; on?: string } } {
  const known = WORDS[reason];
  if (known !== undefined) return { rule: known, inputs: {} };
  for (const { shape, rule } of SHAPES) {
    const found = shape.exec(reason)?.groups;
    if (found) return { rule, inputs: { ...found } };
  }
  return { rule: 'as_written', inputs: { words: reason } };
}
