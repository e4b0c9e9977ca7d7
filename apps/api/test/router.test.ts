import { isPermission } from '@panel1/shared-types';
import { describe, expect, it } from 'vitest';
import { walkRouter } from './router-walk.ts';

const procedures = walkRouter();

describe('every procedure of the API', () => {
  it('declares a permission that exists', () => {
    const without = procedures.filter(
      ({ meta }) =>
        !meta || !(meta.permission === 'public' || meta.permission === 'self' || isPermission(meta.permission)),
    );
    expect(without.map(({ path }) => path)).toEqual([]);
    expect(procedures.length).toBeGreaterThan(0);
  });

  it('that is open to everybody is limited', () => {
    const unlimited = procedures.filter(({ meta }) => meta?.permission === 'public' && meta.limits.length === 0);
    expect(unlimited.map(({ path }) => path)).toEqual([]);
  });

  it('has one name, and no two have the same', () => {
    const names = procedures.map(({ meta }) => meta?.name);
    expect(new Set(names).size).toBe(names.length);
  });
});
