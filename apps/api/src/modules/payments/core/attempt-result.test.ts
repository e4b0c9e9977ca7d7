import { expect, it } from 'vitest';
import { attemptResult } from './attempt-result.ts';

it('is hard only where the provider says that no other try will succeed', () => {
  expect(attemptResult({ status: 'declined', isRetryable: false })).toBe('hard');
  expect(attemptResult({ status: 'declined', isRetryable: true })).toBe('soft');
  expect(attemptResult({ status: 'declined', isRetryable: null })).toBe('soft');
  expect(attemptResult({ status: 'failed', isRetryable: false })).toBe('failed');
});
