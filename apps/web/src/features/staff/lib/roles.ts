import type { RouterOutputs } from '#lib/trpc.ts';

export type Role = RouterOutputs['identity']['permissionMatrix']['roles'][number];
export type StaffMember = RouterOutputs['identity']['staff']['rows'][number];
export type ApiKey = RouterOutputs['identity']['apiKeys']['rows'][number];

/** Everything that a role would inherit from these parents. */
export function inheritedFrom(roles: readonly Role[], parentIds: readonly string[]): Set<string> {
  return new Set(roles.filter((role) => parentIds.includes(role.roleId)).flatMap((role) => role.effective));
}

/** Roles that may be a parent of this one: not itself, and none that inherits from it already. */
export function possibleParents(roles: readonly Role[], roleId: string | undefined): Role[] {
  const descends = (role: Role, seen: ReadonlySet<string>): boolean =>
    role.roleId === roleId ||
    role.parentIds.some((id) => {
      const parent = roles.find((known) => known.roleId === id);
      return parent !== undefined && !seen.has(id) && descends(parent, new Set([...seen, id]));
    });
  return roles.filter((role) => !role.isOwner && !descends(role, new Set()));
}
