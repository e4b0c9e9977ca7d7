import { expect, test } from 'vitest';
import { stepsOf } from '../lib/steps.ts';

const states = (...of: Parameters<typeof stepsOf>) => stepsOf(...of).map((step) => step.state);

test('a service without a server waits for one, and everything after it waits', () => {
  expect(states({ status: 'pending', serverId: null }, undefined)).toEqual(['running', 'waiting', 'waiting']);
});

test('a parked job is shown as stuck where it stands, never as running', () => {
  expect(states({ status: 'provisioning', serverId: 's' }, { state: 'parked' })).toEqual(['done', 'stuck', 'waiting']);
});

test('an active service has all steps done, whatever its last job says', () => {
  expect(states({ status: 'active', serverId: 's' }, { state: 'parked' })).toEqual(['done', 'done', 'done']);
});
