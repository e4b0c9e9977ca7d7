import { isPermission, PERMISSIONS, type Permission } from '@panel1/shared-types';

export interface RoleNode {
  id: string;
  isOwner: boolean;
  permissions: readonly string[];
  parentIds: readonly string[];
}

/** Roles by id. */
export type RoleGraph = ReadonlyMap<string, RoleNode>;

const DEEPEST = 5;

/** The roles themselves and everything they inherit from. A role that does not exist is left out. */
function closure(graph: RoleGraph, roleIds: readonly string[]): RoleNode[] {
  const found = new Map<string, RoleNode>();
  const open = [...roleIds];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const role = graph.get(id);
    if (!role || found.has(id)) continue;
    found.set(id, role);
    open.push(...role.parentIds);
  }
  return [...found.values()];
}

/** What somebody with these roles may do: own and inherited permissions; an owner role has all that exist. */
export function effectivePermissions(graph: RoleGraph, roleIds: readonly string[]): Set<Permission> {
  const roles = closure(graph, roleIds);
  if (roles.some((role) => role.isOwner)) return new Set(PERMISSIONS);
  return new Set(roles.flatMap((role) => role.permissions.filter(isPermission)));
}

/** True when the role may have these parents: it is not its own ancestor, and no line is longer than five. */
export function areParentsAllowed(graph: RoleGraph, roleId: string, parentIds: readonly string[]): boolean {
  const changed = new Map(graph);
  const role = graph.get(roleId);
  changed.set(roleId, { id: roleId, isOwner: false, permissions: [], ...role, parentIds });
  return [...changed.keys()].every((id) => depthOf(changed, id, DEEPEST + 1) <= DEEPEST);
}

/** Longest line of ancestors; more than `limit` (a cycle has no end) answers a number above it. */
function depthOf(graph: RoleGraph, id: string, limit: number): number {
  if (limit < 0) return 1;
  const parents = graph.get(id)?.parentIds ?? [];
  return parents.length === 0 ? 0 : 1 + Math.max(...parents.map((parent) => depthOf(graph, parent, limit - 1)));
}

/** Nobody grants what they lack. */
export function isWithin(wanted: Iterable<Permission>, held: ReadonlySet<Permission>): boolean {
  return [...wanted].every((permission) => held.has(permission));
}
