import { EFFECT_STATES, id, page } from '@panel1/shared-types';
import { and, eq, inArray } from 'drizzle-orm';
import * as z from 'zod/mini';
import { services } from '#db/schema/provisioning.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { defineQuery } from '#lib/command/define.ts';
import { listEffects } from '#lib/effects/inspect.ts';

/** Calls to the outside, newest first: those of services, or with `all` those of every module. */
export const listJobs = defineQuery({
  name: 'provisioning.list_jobs',
  permission: 'effect:read',
  input: z.strictObject({
    ...page,
    filter: z.optional(
      z.strictObject({
        states: z.optional(z.array(z.enum(EFFECT_STATES)).check(z.maxLength(EFFECT_STATES.length))),
        serviceId: z.optional(id()),
        all: z.optional(z.boolean()),
      }),
    ),
  }),
  example: () => ({}),
  run: async (ctx, { limit, offset, filter = {} }) => {
    const { states, serviceId, all } = filter;
    const found = await listEffects(
      ctx,
      {
        states,
        kindPrefix: all ? undefined : 'provisioning.',
        resource: serviceId === undefined ? undefined : { kind: 'service', id: serviceId },
      },
      { limit, offset },
    );
    const ids = found.rows.flatMap((row) => (row.resourceKind === 'service' ? [row.resourceId] : []));
    const subjects = await serviceSubjects(ctx, ids);
    return { ...found, rows: found.rows.map((row) => ({ ...row, subject: subjects.get(row.resourceId) ?? null })) };
  },
});

/** How a list names a service: what it is, and for which domain. */
export async function serviceSubjects(ctx: QueryContext, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { label: string; domain: string | null }>();
  const rows = await ctx.tx
    .select({ id: services.id, label: services.label, domain: services.domain })
    .from(services)
    .where(and(eq(services.tenantId, ctx.tenant.id), inArray(services.id, [...new Set(ids)])));
  return new Map(rows.map(({ id: serviceId, label, domain }) => [serviceId, { label, domain }]));
}
