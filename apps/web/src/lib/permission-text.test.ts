import { PERMISSIONS } from '@panel1/shared-types/permissions';
import { expect, test } from 'vitest';
import { permissionGroups } from './permission-text.ts';

test('every permission has words for what it is about and what it allows', () => {
  const groups = permissionGroups(PERMISSIONS);
  expect(groups.filter((group) => group.title === undefined).map((group) => group.resource)).toEqual([]);
  const unnamed = groups.flatMap((group) => group.permissions.filter((permission) => permission.action === undefined));
  expect(unnamed).toEqual([]);
  expect(groups.flatMap((group) => group.permissions)).toHaveLength(PERMISSIONS.length);
});
