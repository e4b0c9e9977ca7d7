import { and, desc, eq, gte, type SQL, sql } from 'drizzle-orm';
import { auditEntries } from '#db/schema/kernel.ts';
import type { QueryContext } from '#lib/command/command.ts';

/** Counting stops here: nobody pages through ten thousand rows. */
const MAX_COUNTED = 10_000;

export interface EntryFilter {
  action?: string | undefined;
  actorId?: string | undefined;
  clientId?: string | undefined;
  resourceId?: string | undefined;
  since?: Temporal.Instant | undefined;
  /** Part of an actor's name or of an action. */
  search?: string | undefined;
}

/** The rows of the trail, newest first, as plain data. */
export async function readEntries(ctx: QueryContext, filter: EntryFilter, page: { limit: number; offset: number }) {
  const where = matching(ctx, filter);
  const rows = await ctx.tx
    .select()
    .from(auditEntries)
    .where(where)
    .orderBy(desc(auditEntries.occurredAt), desc(auditEntries.id))
    .limit(page.limit)
    .offset(page.offset);
  const some = ctx.tx.select({ id: auditEntries.id }).from(auditEntries).where(where).limit(MAX_COUNTED).as('some');
  const [counted] = await ctx.tx.select({ n: sql<number>`count(*)::int` }).from(some);
  const total = counted?.n ?? 0;
  return { rows: rows.map(listed), total, isTotalCapped: total >= MAX_COUNTED };
}

function matching(ctx: QueryContext, filter: EntryFilter): SQL | undefined {
  const { action, actorId, clientId, resourceId, since, search } = filter;
  return and(
    eq(auditEntries.tenantId, ctx.tenant.id),
    action === undefined ? undefined : eq(auditEntries.action, action),
    actorId === undefined ? undefined : eq(auditEntries.actorId, actorId),
    clientId === undefined ? undefined : eq(auditEntries.clientId, clientId),
    resourceId === undefined ? undefined : eq(auditEntries.resourceId, resourceId),
    since === undefined ? undefined : gte(auditEntries.occurredAt, since),
    contains(search ?? ''),
  );
}

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
