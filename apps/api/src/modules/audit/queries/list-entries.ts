import { id, page, text } from '@panel1/shared-types';
import { and, desc, eq, gte, type SQL, sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { auditEntries } from '#db/schema/kernel.ts';
import { defineQuery } from '#lib/command/define.ts';

const MAX_COUNTED = 10_000;

/** The audit trail, newest first. */
export const listAuditEntries = defineQuery({
  name: 'audit.list_entries',
  permission: 'audit:read',
  input: z.strictObject({
    ...page,
    search: z.optional(text(100, 0)),
    filter: z.optional(
      z.strictObject({
        action: z.optional(text(100)),
        actorId: z.optional(id()),
        resourceId: z.optional(id()),
        since: z.optional(z.iso.datetime()),
      }),
    ),
  }),
  example: () => ({}),
  run: async (ctx, { limit, offset, search, filter }) => {
    const where = and(
      eq(auditEntries.tenantId, ctx.tenant.id),
      filter?.action === undefined ? undefined : eq(auditEntries.action, filter.action),
      filter?.actorId === undefined ? undefined : eq(auditEntries.actorId, filter.actorId),
      filter?.resourceId === undefined ? undefined : eq(auditEntries.resourceId, filter.resourceId),
      filter?.since === undefined ? undefined : gte(auditEntries.occurredAt, Temporal.Instant.from(filter.since)),
      contains(search ?? ''),
    );
    const rows = await ctx.tx
      .select()
      .from(auditEntries)
      .where(where)
      .orderBy(desc(auditEntries.occurredAt), desc(auditEntries.id))
      .limit(limit)
      .offset(offset);
    const some = ctx.tx.select({ id: auditEntries.id }).from(auditEntries).where(where).limit(MAX_COUNTED).as('some');
    const [counted] = await ctx.tx.select({ n: sql<number>`count(*)::int` }).from(some);
    const total = counted?.n ?? 0;
    return { rows: rows.map(listed), total, isTotalCapped: total >= MAX_COUNTED };
  },
});

function contains(words: string): SQL | undefined {
  if (words === '') return undefined;
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`(${auditEntries.actorName} ilike ${pattern} or ${auditEntries.action} ilike ${pattern})`;
}

function listed(row: typeof auditEntries.$inferSelect) {
  return {
    entryId: row.id,
    occurredAt: row.occurredAt.toString(),
    actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
    isImpersonated: row.impersonatorId !== null,
    action: row.action,
    resource: row.resourceKind === null ? null : { kind: row.resourceKind, id: row.resourceId },
    clientId: row.clientId,
    ip: row.ip,
    detail: row.detail,
    requestId: row.requestId,
  };
}
