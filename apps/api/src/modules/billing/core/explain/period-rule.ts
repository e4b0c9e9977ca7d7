import type { PeriodRule } from '@panel1/shared-types';
import type { Explanation } from '../engine/state.ts';
import { textOf } from './steps.ts';

/** Why a line covers the days that it does; null for one that covers none and will cover none. */
export function periodRule(of: {
  why: Explanation;
  start: Temporal.PlainDate | null;
  end: Temporal.PlainDate | null;
}): { rule: PeriodRule; inputs: Explanation['inputs'] } | null {
  const { inputs, rule } = of.why;
  const isTimed = rule === 'whole_period' || rule === 'share_of_period';
  if (of.start === null || of.end === null)
    return isTimed ? { rule: 'begins_when_paid', inputs: { cycle: inputs['cycle'] ?? null } } : null;
  const days = { start: of.start.toString(), end: of.end.toString() };
  if (rule === 'written_by_hand') return { rule: 'period_as_written', inputs: days };
  const [wholeStart, wholeEnd] = [
    textOf(inputs, 'periodStart') ?? textOf(inputs, 'lineStart'),
    textOf(inputs, 'periodEnd') ?? textOf(inputs, 'lineEnd'),
  ];
  if (wholeStart === null || wholeEnd === null) return { rule: 'period_as_written', inputs: days };
  if (rule !== 'whole_period') return { rule: 'part_of_a_period', inputs: { ...days, wholeStart, wholeEnd } };
  const anchorOn = textOf(inputs, 'anchorOn');
  if (anchorOn === null) return { rule: 'period_as_written', inputs: days };
  const anchorDay = typeof inputs['anchorDay'] === 'number' ? inputs['anchorDay'] : null;
  const n = typeof inputs['n'] === 'number' ? inputs['n'] + 1 : null;
  const isClamped = anchorDay !== null && (of.start.day < anchorDay || of.end.day < anchorDay);
  const counted = { ...days, anchorOn, anchorDay, number: n, cycle: inputs['cycle'] ?? null };
  return { rule: isClamped ? 'clamped_to_month_end' : 'counted_from_anchor', inputs: counted };
}
