import { and, eq, inArray } from 'drizzle-orm';
import { services } from '#db/schema/provisioning.ts';
import type { QueryContext } from '#lib/command/command.ts';
import type { ServiceRow } from './services.ts';

/** A service as mails and progress pages of other modules need it. */
export type ServiceFacts = Pick<
  ServiceRow,
  | 'clientId'
  | 'subscriptionId'
  | 'label'
  | 'domain'
  | 'username'
  | 'status'
  | 'target'
  | 'suspendReason'
  | 'access'
  | 'terminatedAt'
> & { serviceId: string };

/** Services by id or by subscription; those that the actor may not see are left out. */
export async function serviceFacts(
  ctx: QueryContext,
  of: { serviceIds: readonly string[] } | { subscriptionIds: readonly string[] },
): Promise<ServiceFacts[]> {
  const [column, ids] =
    'serviceIds' in of ? [services.id, of.serviceIds] : [services.subscriptionId, of.subscriptionIds];
  if (ids.length === 0) return [];
  const rows = await ctx.tx
    .select()
    .from(services)
    .where(and(eq(services.tenantId, ctx.tenant.id), inArray(column, [...ids])))
    .orderBy(services.createdAt, services.id);
  return rows.map((row) => ({
    serviceId: row.id,
    clientId: row.clientId,
    subscriptionId: row.subscriptionId,
    label: row.label,
    domain: row.domain,
    username: row.username,
    status: row.status,
    target: row.target,
    suspendReason: row.suspendReason,
    access: row.access,
    terminatedAt: row.terminatedAt,
  }));
}
