import { auditEntries } from '#db/schema/kernel.ts';
import { actorId, actorName, clientScope } from '#lib/authz/actor.ts';
import type { AuditRecord, CommandContext } from '#lib/command/command.ts';
import { insertRows } from '#lib/rows/write-rows.ts';

/** Writes one row per accepted command, in its transaction. Nothing waits for another row: the chainer links them later. */
export async function recordAudit(
  ctx: CommandContext,
  audits: readonly { action: string; record: AuditRecord }[],
): Promise<void> {
  if (audits.length === 0) return;
  const { actor, origin } = ctx;
  await insertRows(
    ctx,
    auditEntries,
    audits.map(({ action, record }) => ({
      tenantId: ctx.tenant.id,
      id: ctx.newId(),
      occurredAt: ctx.realNow,
      actorKind: actor.kind === 'user' ? actor.surface : actor.kind,
      actorId: actorId(actor),
      actorName: actorName(actor),
      impersonatorId: actor.kind === 'user' ? (actor.impersonator?.userId ?? null) : null,
      sessionId: actor.kind === 'user' ? actor.sessionId : null,
      ip: origin.ip,
      action,
      resourceKind: record.resource?.kind ?? null,
      resourceId: record.resource?.id ?? null,
      clientId: clientScope(actor) ?? record.clientId ?? null,
      detail: record.detail ?? {},
      requestId: origin.requestId,
    })),
  );
}
