import { expect, test } from 'vitest';
import { createBackOff } from './back-off.ts';

test('each death in a row doubles the pause, and an answer ends it', () => {
  const backOff = createBackOff();
  expect(backOff.refusal(0)).toBeUndefined();
  backOff.died(0);
  expect(backOff.refusal(0)).toEqual({ waitMs: 1000, reason: 'restarting' });
  expect(backOff.refusal(1000)).toBeUndefined();
  backOff.died(1000);
  expect(backOff.refusal(1000)).toMatchObject({ waitMs: 2000 });
  backOff.worked();
  expect(backOff.refusal(1000)).toBeUndefined();
});

test('five deaths in ten minutes switch the plugin off until the first is forgotten', () => {
  const backOff = createBackOff();
  for (let death = 0; death < 5; death += 1) backOff.died(death * 60_000);
  expect(backOff.refusal(300_000)).toEqual({ waitMs: 300_000, reason: 'failed' });
  expect(backOff.refusal(600_001)).toBeUndefined();
});
