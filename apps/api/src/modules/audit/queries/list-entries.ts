import { id, page, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { readEntries } from '#lib/audit/read-entries.ts';
import { defineQuery } from '#lib/command/define.ts';

const filterSchema = z.strictObject({
  action: z.optional(text(100)),
  actorId: z.optional(id()),
  clientId: z.optional(id()),
  resourceId: z.optional(id()),
  since: z.optional(z.iso.datetime()),
});

/** The audit trail, newest first. */
export const listAuditEntries = defineQuery({
  name: 'audit.list_entries',
  permission: 'audit:read',
  input: z.strictObject({ ...page, search: z.optional(text(100, 0)), filter: z.optional(filterSchema) }),
  example: () => ({}),
  run: (ctx, { search, filter, ...paging }) => {
    const since = filter?.since === undefined ? undefined : Temporal.Instant.from(filter.since);
    return readEntries(ctx, { ...filter, since, search }, paging);
  },
});
