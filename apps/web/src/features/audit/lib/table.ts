import type { TableDefinition } from '#lib/table/table-search.ts';

export const auditTable = {
  key: 'audit',
  sorts: ['occurred'],
  defaultSort: { by: 'occurred', dir: 'desc' },
  filters: { action: 'text', actor: 'text', resource: 'text', since: 'date' },
  defaultSize: 50,
} as const satisfies TableDefinition;

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The filters of the address as the API takes them; an id that is none is left out. */
export function auditFilter(filters: Readonly<Record<string, string>>) {
  const { action, actor, resource, since } = filters;
  return {
    ...(action ? { action } : {}),
    ...(actor && ID.test(actor) ? { actorId: actor } : {}),
    ...(resource && ID.test(resource) ? { resourceId: resource } : {}),
    ...(since ? { since: `${since}T00:00:00Z` } : {}),
  };
}
