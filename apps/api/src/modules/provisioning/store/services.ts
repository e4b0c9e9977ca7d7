import { and, eq } from 'drizzle-orm';
import { services } from '#db/schema/provisioning.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { notFound } from '#lib/errors/app-error.ts';

export type ServiceRow = typeof services.$inferSelect;

const one = (ctx: QueryContext, serviceId: string) =>
  and(eq(services.tenantId, ctx.tenant.id), eq(services.id, serviceId));

/** True while the service waits for the customer to tell its domain name. */
export function needsDomain({ status, pluginId, domain }: Pick<ServiceRow, 'status' | 'pluginId' | 'domain'>): boolean {
  return status === 'pending' && pluginId !== null && domain === null;
}

/** A service that the actor may see; throws `request.not_found`. */
export async function getService(ctx: QueryContext, serviceId: string): Promise<ServiceRow> {
  const [row] = await ctx.tx.select().from(services).where(one(ctx, serviceId));
  if (!row) throw notFound();
  return row;
}

/** As {@link getService}, held until the end of the transaction: wishes and answers take turns. */
export async function lockService(ctx: CommandContext, serviceId: string): Promise<ServiceRow> {
  const [row] = await ctx.tx.select().from(services).where(one(ctx, serviceId)).for('update');
  if (!row) throw notFound();
  return row;
}

/** Changes a service and answers it as it is then. */
export async function changeService(
  ctx: CommandContext,
  service: ServiceRow,
  change: Partial<ServiceRow>,
): Promise<ServiceRow> {
  if (Object.keys(change).length === 0) return service;
  await ctx.tx.update(services).set(change).where(one(ctx, service.id));
  return { ...service, ...change };
}

type ServiceEvent =
  | 'service.created'
  | 'service.details_provided'
  | 'service.activated'
  | 'service.suspended'
  | 'service.unsuspended'
  | 'service.terminated'
  | 'service.failed'
  | 'service.password_changed';

/** Tells an event of a service, as its client's. */
export function emitService(ctx: CommandContext, name: ServiceEvent, service: ServiceRow): void {
  ctx.emit(name, { serviceId: service.id }, { clientId: service.clientId });
}
