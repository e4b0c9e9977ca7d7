import { id, page } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { readTimeline } from '#lib/audit/timeline.ts';
import { defineQuery } from '#lib/command/define.ts';

/** What happened to one thing, newest first: an invoice, a service, a product. */
export const timeline = defineQuery({
  name: 'clients.timeline',
  permission: 'audit:read',
  input: z.strictObject({
    resourceKind: z.string().check(z.regex(/^[a-z_]{1,40}$/)),
    resourceId: id(),
    ...page,
  }),
  example: (known) => ({ resourceKind: 'client', resourceId: known('client') }),
  run: async (ctx, { resourceKind, resourceId, ...paging }) => readTimeline(ctx, { resourceKind, resourceId }, paging),
});
