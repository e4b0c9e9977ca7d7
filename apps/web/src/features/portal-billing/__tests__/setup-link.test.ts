import { expect, test } from 'vitest';
import { readSetupLink } from '../lib/setup-link.ts';

test('the address tells which method is being added, and how its owner came', () => {
  expect(readSetupLink({})).toBeNull();
  expect(readSetupLink({ setup: '' })).toBeNull();
  expect(readSetupLink({ setup: 'a', go: 1 })).toEqual({ setupId: 'a', isJustStarted: true, cameBack: null });
  expect(readSetupLink({ setup: 'a', payment: 'cancelled' })).toMatchObject({ cameBack: 'cancelled' });
  expect(readSetupLink({ setup: 'a', payment: 'paid' })).toMatchObject({ cameBack: null, isJustStarted: false });
});
