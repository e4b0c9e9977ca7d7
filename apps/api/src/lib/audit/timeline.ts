import { and, count, desc, eq } from 'drizzle-orm';
import { auditEntries } from '#db/schema/kernel.ts';
import type { QueryContext } from '#lib/command/command.ts';

/** Whose history: everything of a client account, or of one thing. */
export type TimelineSubject = { clientId: string } | { resourceKind: string; resourceId: string };

/** What was done to a thing and by whom, newest first. Addresses and sessions stay in the audit list. */
export async function readTimeline(
  ctx: QueryContext,
  subject: TimelineSubject,
  page: { limit: number; offset: number },
) {
  const about =
    'clientId' in subject
      ? eq(auditEntries.clientId, subject.clientId)
      : and(eq(auditEntries.resourceKind, subject.resourceKind), eq(auditEntries.resourceId, subject.resourceId));
  const where = and(eq(auditEntries.tenantId, ctx.tenant.id), about);
  const rows = await ctx.tx
    .select()
    .from(auditEntries)
    .where(where)
    .orderBy(desc(auditEntries.occurredAt), desc(auditEntries.id))
    .limit(page.limit)
    .offset(page.offset);
  const [total] = await ctx.tx.select({ n: count() }).from(auditEntries).where(where);
  return {
    rows: rows.map(({ id, occurredAt, action, actorKind, actorId, actorName, resourceKind, resourceId, detail }) => ({
      entryId: id,
      occurredAt: occurredAt.toString(),
      action,
      actorKind,
      actorId,
      actorName,
      resource: resourceKind !== null && resourceId !== null ? { kind: resourceKind, id: resourceId } : null,
      detail,
    })),
    total: total?.n ?? 0,
  };
}
