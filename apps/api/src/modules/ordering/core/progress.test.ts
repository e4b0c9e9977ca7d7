import { describe, expect, it } from 'vitest';
import { progressStep } from './progress.ts';

const base = { order: 'pending', invoice: 'issued', services: [], hasOpenQuestions: false } as const;

describe('the progress of an order', () => {
  it('goes from payment over set-up to done', () => {
    expect(progressStep(base)).toBe('waiting_for_payment');
    expect(progressStep({ ...base, invoice: 'paid' })).toBe('setting_up');
    const accepted = { ...base, order: 'accepted', invoice: 'paid' } as const;
    expect(progressStep(accepted)).toBe('setting_up');
    expect(progressStep({ ...accepted, services: ['active', 'provisioning'] })).toBe('setting_up');
    expect(progressStep({ ...accepted, services: ['active', 'active'] })).toBe('done');
  });

  it('tells what it waits for: answers, a person, staff', () => {
    const accepted = { ...base, order: 'accepted', invoice: 'paid' } as const;
    expect(progressStep({ ...accepted, hasOpenQuestions: true, services: ['pending'] })).toBe('needs_answers');
    expect(progressStep({ ...accepted, services: ['active', 'failed'] })).toBe('needs_attention');
    expect(progressStep({ ...base, order: 'in_review', invoice: 'paid' })).toBe('in_review');
    expect(progressStep({ ...base, order: 'in_review' })).toBe('waiting_for_payment');
    expect(progressStep({ ...base, order: 'fraud' })).toBe('ended');
  });
});
