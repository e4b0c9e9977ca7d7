import { SERVICE_STATUSES, SERVICE_TARGETS } from '@panel1/shared-types';
import { expect, test } from 'vitest';
import { nextStep, type ServiceWish } from './next-step.ts';

const wish = (of: Partial<ServiceWish>): ServiceWish => ({
  status: 'active',
  target: 'active',
  packageName: 'small',
  targetPackage: null,
  ...of,
});

test('a service that is where it should be needs no call', () => {
  expect(nextStep(wish({}))).toBeNull();
  expect(nextStep(wish({ status: 'suspended', target: 'suspended' }))).toBeNull();
  expect(nextStep(wish({ targetPackage: 'small' }))).toBeNull();
});

test('a terminated or failed service is never called again by itself', () => {
  for (const target of SERVICE_TARGETS)
    for (const status of ['terminated', 'failed'] as const) expect(nextStep(wish({ status, target }))).toBeNull();
});

test('while an account is being made nothing else is sent', () => {
  for (const target of SERVICE_TARGETS) expect(nextStep(wish({ status: 'provisioning', target }))).toBeNull();
});

test('an account is removed only where one exists', () => {
  const withAccount = SERVICE_STATUSES.filter((status) => nextStep(wish({ status, target: 'terminated' })) !== null);
  expect(withAccount).toEqual(['active', 'suspended']);
});

test('the end of a suspension comes before a new package', () => {
  const both = wish({ status: 'suspended', target: 'active', targetPackage: 'large' });
  expect(nextStep(both)).toBe('unsuspend');
  expect(nextStep({ ...both, status: 'active' })).toBe('change_package');
});
