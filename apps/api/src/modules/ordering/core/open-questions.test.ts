import { expect, it } from 'vitest';
import { isWaitingForAnswers, openQuestions } from './open-questions.ts';

const field = (key: string, of: { timing?: 'before_payment' | 'after_payment'; isRequired?: boolean } = {}) => ({
  key,
  timing: of.timing ?? ('after_payment' as const),
  isRequired: of.isRequired ?? true,
});

it('what was asked before payment, or has an answer, is asked no more', () => {
  const fields = [field('domain', { timing: 'before_payment' }), field('host'), field('note', { isRequired: false })];
  expect(openQuestions(fields, {}).map(({ key }) => key)).toEqual(['host', 'note']);
  expect(openQuestions(fields, { host: 'a' }).map(({ key }) => key)).toEqual(['note']);
});

it('an order waits for what is required, and not for the rest', () => {
  const fields = [field('host'), field('note', { isRequired: false })];
  expect(isWaitingForAnswers(fields, {})).toBe(true);
  expect(isWaitingForAnswers(fields, { host: 'a' })).toBe(false);
  expect(isWaitingForAnswers([], {})).toBe(false);
});
