import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isInScope, isScopeWithin, scopeOf } from './staff-scope.ts';

const groups = fc.constantFrom('a', 'b', 'c', 'd');
const scopes = fc.array(groups, { maxLength: 4 }).map(scopeOf);

it('whoever grants a scope sees every client that it lets others see', () => {
  fc.assert(
    fc.property(scopes, scopes, fc.option(groups), (wanted, held, group) => {
      if (isScopeWithin(wanted, held) && isInScope(group, wanted)) expect(isInScope(group, held)).toBe(true);
    }),
  );
});

it('nobody with a scope grants "every client", and nobody with a scope sees a client without a group', () => {
  expect(isScopeWithin(null, ['a'])).toBe(false);
  expect(isScopeWithin(null, null)).toBe(true);
  expect(isInScope(null, ['a'])).toBe(false);
  expect(isInScope(null, null)).toBe(true);
});
