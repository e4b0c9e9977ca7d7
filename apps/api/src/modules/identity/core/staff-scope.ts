/** The client groups that a staff member is confined to; null: every client. Never an empty list. */
export type StaffScope = readonly string[] | null;

/** The scope that a form asks for: no group means every client. */
export function scopeOf(groupIds: readonly string[]): StaffScope {
  return groupIds.length === 0 ? null : [...new Set(groupIds)];
}

/** Nobody lets others see what they do not see. */
export function isScopeWithin(wanted: StaffScope, held: StaffScope): boolean {
  if (held === null) return true;
  return wanted?.every((id) => held.includes(id)) ?? false;
}

/** True when somebody with this scope sees the clients of a group (null: clients without one, and no client at all). */
export function isInScope(clientGroupId: string | null, scope: StaffScope): boolean {
  return scope === null || (clientGroupId !== null && scope.includes(clientGroupId));
}
