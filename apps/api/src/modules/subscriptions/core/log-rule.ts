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
  'change given up with the pause': 'change_given_up',
  'pause withdrawn': 'pause_withdrawn',
  resumed: 'resumed',
  'new price set aside': 'price_set_aside',
  'new price taken back': 'price_taken_back',
};

const DAY = String.raw`\d{4}-\d{2}-\d{2}`;
const WORDS_AFTER = '(?:: (?<words>.*))?';
const shaped = (start: string, rule: LogRule) => ({ shape: new RegExp(`^${start}${WORDS_AFTER}$`, 's'), rule });

const SHAPES: readonly { shape: RegExp; rule: LogRule }[] = [
  { shape: /^ends at the end of its period: (?<words>.*)$/s, rule: 'ends_later' },
  { shape: /^change to (?<words>.*) asked for$/s, rule: 'change_asked_for' },
  { shape: /^change to (?<words>.*) planned for (?<on>\d{4}-\d{2}-\d{2})$/s, rule: 'change_planned' },
  { shape: /^changed to (?<words>.*)$/s, rule: 'changed_to' },
  shaped('paused', 'paused'),
  shaped(`paused until (?<on>${DAY})`, 'paused_until'),
  shaped(`pause planned for (?<on>${DAY})`, 'pause_planned'),
  shaped(`pause planned for (?<on>${DAY}) until (?<until>${DAY})`, 'pause_planned_until'),
  shaped('pause given up', 'pause_given_up'),
  shaped(`ends with its contract on (?<on>${DAY})`, 'ends_with_contract'),
  shaped('cancellation asked for', 'cancellation_asked_for'),
  shaped('cancellation declined', 'cancellation_declined'),
  shaped(`renewed ahead until (?<on>${DAY})`, 'renewed_ahead'),
  shaped(`told of a new price from (?<on>${DAY})`, 'told_of_price'),
  shaped(`new price since (?<on>${DAY})`, 'new_price'),
  shaped(`told of the renewal on (?<on>${DAY})`, 'told_of_renewal'),
];

/** The rule behind an entry of the log, so that it can be told in any language; `as_written` for what somebody typed. */
export function logRule(reason: string): { rule: LogRule; inputs: { words?: string; on?: string; until?: string } } {
  const known = WORDS[reason];
  if (known !== undefined) return { rule: known, inputs: {} };
  for (const { shape, rule } of SHAPES) {
    const found = shape.exec(reason)?.groups;
    if (found) return { rule, inputs: { ...found, words: found['words'] ?? '' } };
  }
  return { rule: 'as_written', inputs: { words: reason } };
}
