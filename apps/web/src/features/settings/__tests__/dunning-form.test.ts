import { SETTINGS_SCHEMAS } from '@panel1/shared-types/tenant-settings';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import {
  chargeDays,
  type DunningForm,
  dunningFormSchema,
  newStep,
  type StepForm,
  toForm,
  toState,
} from '../lib/dunning-form.ts';

const settings = z.parse(SETTINGS_SCHEMAS.dunning, {});
const withSteps = (...steps: StepForm[]): DunningForm => ({ ...toForm(settings), steps });
const faults = (form: DunningForm) =>
  (z.safeParse(dunningFormSchema, form).error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]);

describe('the form of the dunning', () => {
  it('gives back what it was filled with', () => {
    expect(toState(toForm(settings))).toEqual(settings);
    const fee = { kind: 'percent', rate: '0.075', minimums: { EUR: '250' } };
    const own = z.parse(SETTINGS_SCHEMAS.dunning, {
      version: 3,
      steps: [
        { id: 'before', kind: 'remind', days: -5, template: 'invoice_due_soon' },
        { id: 'fee', kind: 'late_fee', days: 9, fee },
        { id: 'end', kind: 'terminate', days: 60 },
      ],
      retries: { kind: 'after_failure', gaps: [2, 4] },
    });
    expect(toState(toForm(own))).toEqual(own);
  });

  it('takes the mail of a reminder from its side of the due date', () => {
    const state = (step: Partial<StepForm>) => toState(withSteps({ ...newStep('remind'), ...step }));
    expect(state({ side: 'before', template: 'invoice_last_reminder' })).toMatchObject({
      steps: [{ days: -10, template: 'invoice_due_soon' }],
    });
    expect(state({ days: 0 })).toMatchObject({ steps: [{ days: 0, template: 'invoice_due_soon' }] });
    expect(state({ template: 'invoice_last_reminder' })).toMatchObject({
      steps: [{ template: 'invoice_last_reminder' }],
    });
  });

  it('names a fault at the field where it is typed', () => {
    const fee: StepForm = { ...newStep('late_fee'), feeKind: 'percent', percent: 'much' };
    expect(faults(withSteps(fee))).toEqual([['steps.0.percent', 'invalid_format']]);
    expect(faults(withSteps({ ...newStep('suspend'), days: Number.NaN }))).toEqual([['steps.0.days', 'invalid_type']]);
    const ended = withSteps({ ...newStep('terminate'), days: 10 }, newStep('suspend'));
    expect(faults(ended)).toEqual([['steps.0.days', 'terminate_after_suspend']]);
    const retries = { ...toForm(settings).retries, days: 'today' };
    expect(faults({ ...toForm(settings), retries })).toEqual([['retries.days', 'invalid_type']]);
  });

  it('takes an empty amount as no fee', () => {
    expect(toState(withSteps({ ...newStep('late_fee'), amounts: { EUR: '', USD: '500' } }))).toMatchObject({
      steps: [{ fee: { kind: 'fixed', amounts: { USD: '500' } } }],
    });
  });

  it('draws the days on which the stored method is charged', () => {
    const of = (retries: Partial<DunningForm['retries']>) => chargeDays({ ...toForm(settings).retries, ...retries }, 3);
    expect(of({ kind: 'after_due', days: '0، 2, 5' })).toEqual([0, 2, 5]);
    expect(of({ kind: 'after_failure', gaps: '1 2 3' })).toEqual([0, 1, 3, 6]);
    expect(of({ kind: 'weekly', weeks: 2 })).toEqual([0, 7, 14]);
    expect(of({ kind: 'daily' })).toEqual([0, 1, 2, 3]);
  });
});
