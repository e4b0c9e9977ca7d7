import { PERMISSIONS } from '@panel1/shared-types';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areParentsAllowed, effectivePermissions, isWithin, type RoleNode } from './role-graph.ts';

const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** Any graph at all, with cycles and long lines. */
const graphs = fc
  .tuple(
    ...IDS.map((id) =>
      fc.record({
        id: fc.constant(id),
        isOwner: fc.constant(false),
        permissions: fc.subarray([...PERMISSIONS], { maxLength: 4 }),
        parentIds: fc.subarray(IDS, { maxLength: 3 }),
      }),
    ),
  )
  .map((roles) => new Map<string, RoleNode>(roles.map((role) => [role.id, role])));

describe('roles', () => {
  it('hold their own permissions and those of every ancestor, and end also on a cycle', () => {
    fc.assert(
      fc.property(graphs, fc.constantFrom(...IDS), (graph, id) => {
        const held = effectivePermissions(graph, [id]);
        const role = graph.get(id);
        expect(
          role?.permissions.every((permission) =>
            held.has(PERMISSIONS.find((one) => one === permission) ?? 'audit:read'),
          ),
        ).toBe(true);
        for (const parent of role?.parentIds ?? [])
          expect(isWithin(effectivePermissions(graph, [parent]), held)).toBe(true);
      }),
    );
  });

  it('that were accepted one after the other never form a cycle nor a line longer than five', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...IDS), fc.subarray(IDS, { maxLength: 2 })), { maxLength: 30 }),
        (steps) => {
          const graph = new Map<string, RoleNode>(
            IDS.map((id) => [id, { id, isOwner: false, permissions: [], parentIds: [] }]),
          );
          for (const [id, parentIds] of steps)
            if (areParentsAllowed(graph, id, parentIds))
              graph.set(id, { id, isOwner: false, permissions: [], parentIds });
          const longest = (id: string, seen: string[]): number => {
            expect(seen).not.toContain(id);
            const parents = graph.get(id)?.parentIds ?? [];
            return parents.length === 0 ? 0 : 1 + Math.max(...parents.map((parent) => longest(parent, [...seen, id])));
          };
          for (const id of IDS) expect(longest(id, [])).toBeLessThanOrEqual(5);
        },
      ),
    );
  });

  it('of an owner hold everything, unknown ids and unknown permissions nothing', () => {
    const graph = new Map([['o', { id: 'o', isOwner: true, permissions: [], parentIds: [] }]]);
    expect(effectivePermissions(graph, ['o'])).toEqual(new Set(PERMISSIONS));
    expect(effectivePermissions(graph, ['nobody'])).toEqual(new Set());
    const odd = new Map([['x', { id: 'x', isOwner: false, permissions: ['*', 'all', 'client:read'], parentIds: [] }]]);
    expect(effectivePermissions(odd, ['x'])).toEqual(new Set(['client:read']));
  });
});
