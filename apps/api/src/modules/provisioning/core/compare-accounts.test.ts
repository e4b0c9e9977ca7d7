import { expect, test } from 'vitest';
import { compareAccounts, type OwnAccount } from './compare-accounts.ts';

const own: OwnAccount = {
  serviceId: 's1',
  label: 'Start',
  username: 'anna',
  domain: 'anna.example',
  status: 'active',
  packageName: 'small',
};
const account = { username: 'anna', domain: 'anna.example', state: 'active', packageName: 'small' } as const;

test('an account like its service is no difference, a reseller’s name before the package included', () => {
  expect(compareAccounts([own], [account])).toEqual({ missing: [], extra: [], differing: [] });
  expect(compareAccounts([own], [{ ...account, packageName: 'joe_small' }]).differing).toEqual([]);
});

test('missing and unknown accounts are named', () => {
  const found = compareAccounts([own], [{ ...account, username: 'eve' }]);
  expect(found.missing).toEqual([own]);
  expect(found.extra.map((one) => one.username)).toEqual(['eve']);
});

test('an account that was suspended, renamed or repacked behind our back is told by field', () => {
  const theirs = { ...account, domain: 'x.example', state: 'suspended', packageName: 'large' } as const;
  expect(
    compareAccounts([own], [theirs]).differing.map(({ field, ours, theirs: their }) => [field, ours, their]),
  ).toEqual([
    ['domain', 'anna.example', 'x.example'],
    ['state', 'active', 'suspended'],
    ['package', 'small', 'large'],
  ]);
});

test('a service whose end is known is not missing', () => {
  expect(compareAccounts([{ ...own, status: 'terminated' }], []).missing).toEqual([]);
});
