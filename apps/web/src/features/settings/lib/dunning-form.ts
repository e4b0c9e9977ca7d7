import type { DunningStepSetting } from '@panel1/shared-types/dunning';
import { SETTINGS_SCHEMAS, type Settings } from '@panel1/shared-types/tenant-settings';
import * as z from 'zod/mini';
import { randomKey } from '#lib/random-key.ts';
import { fractionOf, percentOf } from './percent.ts';

type Dunning = Settings<'dunning'>;
export type StepKind = DunningStepSetting['kind'];

/** A step as its form holds it: every field of every kind, days without a sign. */
export interface StepForm {
  id: string;
  kind: StepKind;
  days: number;
  /** Of the due date; only reminders come before it. */
  side: 'before' | 'after';
  template: 'invoice_overdue' | 'invoice_last_reminder';
  feeKind: 'fixed' | 'percent';
  percent: string;
  /** Per currency: the fee, or the least of it. */
  amounts: Record<string, string>;
}

export interface DunningForm {
  version: number;
  steps: StepForm[];
  retries: { kind: Dunning['retries']['kind']; days: string; gaps: string; weeks: number };
}

/** The kinds that may stand on the time line only once. */
export const ONCE: readonly StepKind[] = ['late_fee', 'suspend', 'terminate', 'cancel_order'];

/** A new step, on the day that most providers choose. */
export function newStep(kind: StepKind): StepForm {
  const days = { remind: 10, late_fee: 10, suspend: 14, terminate: 45, cancel_order: 7 }[kind];
  const fee = { feeKind: 'fixed', percent: '', amounts: {} } as const;
  // An id is a word of the database for good: it says which step was done for an invoice.
  const id = ONCE.includes(kind) ? kind.replace('_', '-') : `${kind}-${randomKey().slice(0, 8).toLowerCase()}`;
  return { id, kind, days, side: 'after', template: 'invoice_overdue', ...fee };
}

/** Days from the due date, negative before it. */
export const dayOf = ({ days, side }: Pick<StepForm, 'days' | 'side'>): number => (side === 'before' ? -days : days);

/** The mail that a step sends, if any. */
export function templateOf(step: StepForm): string | null {
  if (step.kind === 'suspend') return 'service_suspended_overdue';
  if (step.kind === 'terminate') return 'service_terminated';
  if (step.kind !== 'remind') return null;
  return dayOf(step) <= 0 ? 'invoice_due_soon' : step.template;
}

/** The form of the settings, its steps in the order in which they happen. */
export function toForm({ version, steps, retries }: Dunning): DunningForm {
  const forms = steps.map((step): StepForm => {
    const base = { ...newStep(step.kind), id: step.id, days: Math.abs(step.days) };
    if (step.kind === 'remind') {
      const side = step.days < 0 ? 'before' : 'after';
      return { ...base, side, template: step.template === 'invoice_due_soon' ? 'invoice_overdue' : step.template };
    }
    if (step.kind !== 'late_fee') return base;
    return step.fee.kind === 'fixed'
      ? { ...base, feeKind: 'fixed', amounts: { ...step.fee.amounts } }
      : { ...base, feeKind: 'percent', percent: percentOf(step.fee.rate), amounts: { ...step.fee.minimums } };
  });
  const days = retries.kind === 'after_due' ? retries.days : [0, 1, 3, 5, 7, 10, 14];
  const gaps = retries.kind === 'after_failure' ? retries.gaps : [1, 2, 3, 4];
  const weeks = retries.kind === 'weekly' ? retries.weeks : 4;
  return {
    version,
    steps: forms.sort((a, b) => dayOf(a) - dayOf(b)),
    retries: { kind: retries.kind, days: days.join(', '), gaps: gaps.join(', '), weeks },
  };
}

/** What is saved; a value that is none stays what it is, and the schema names it. */
export function toState({ version, steps, retries }: DunningForm): unknown {
  return { version, steps: steps.map(stepState), retries: retryState(retries) };
}

function stepState(step: StepForm): unknown {
  const { id, kind, feeKind, percent } = step;
  const amounts = Object.fromEntries(Object.entries(step.amounts).filter(([, amount]) => amount));
  const base = { id, kind, days: dayOf(step) };
  if (kind === 'remind') return { ...base, template: templateOf(step) };
  if (kind !== 'late_fee') return base;
  if (feeKind === 'fixed') return { ...base, fee: { kind: 'fixed', amounts } };
  return { ...base, fee: { kind: 'percent', rate: fractionOf(percent) ?? '', minimums: amounts } };
}

function retryState({ kind, days, gaps, weeks }: DunningForm['retries']): unknown {
  if (kind === 'after_due') return { kind, days: listOf(days) };
  if (kind === 'after_failure') return { kind, gaps: listOf(gaps) };
  return kind === 'weekly' ? { kind, weeks } : { kind };
}

const listOf = (text: string): number[] =>
  text
    .split(/[\s,،;]+/)
    .filter(Boolean)
    .map(Number);

/** The days on which the stored method is charged, as far as they are known before; daily ones up to a last day. */
export function chargeDays({ kind, days, gaps, weeks }: DunningForm['retries'], last: number): number[] {
  const span = Math.max(last, 0);
  const all = {
    after_due: () => listOf(days),
    after_failure: () => {
      let day = 0;
      return [0, ...listOf(gaps).map((gap) => (day += gap))];
    },
    weekly: () => Array.from({ length: Math.min(weeks || 0, 26) + 1 }, (_, week) => 7 * week),
    daily: () => Array.from({ length: span + 1 }, (_, day) => day),
  }[kind]();
  return all.filter((day) => Number.isInteger(day) && day >= 0 && day <= 365);
}

const PLACES: Readonly<Record<string, string>> = {
  'fee.rate': 'percent',
  'fee.minimums': 'amounts',
  'fee.amounts': 'amounts',
};

/** Where the form holds what a path of the settings names. */
function placeOf(path: readonly PropertyKey[]): PropertyKey[] {
  const [part, at, ...rest] = path;
  if (part === 'retries') return path.slice(0, 2);
  if (part !== 'steps' || at === undefined) return [...path];
  const [first, second, ...more] = rest;
  const place = PLACES[`${String(first)}.${String(second)}`];
  return place === undefined ? [...path] : [part, at, place, ...more];
}

/** Checks with the schema of the settings, and names each fault where the form holds it. */
export const dunningFormSchema = z.custom<DunningForm>().check((payload) => {
  const { error } = z.safeParse(SETTINGS_SCHEMAS.dunning, toState(payload.value));
  for (const { path, message, code } of error?.issues ?? [])
    payload.issues.push({
      code: 'custom',
      message: code === 'custom' ? message : code,
      path: placeOf(path),
      input: payload.value,
    });
});
