import { id } from '@panel1/shared-types';
import { and, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { servers } from '#db/schema/provisioning.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { defineQuery } from '#lib/command/define.ts';
import { clientNames } from '#modules/clients/index.ts';
import { hasFeature } from '../store/features.ts';
import { getService, needsDomain, type ServiceRow } from '../store/services.ts';

/** One service. Its server is shown to staff only: row-level security hides servers from portal users. */
export const getServiceDetail = defineQuery({
  name: 'provisioning.get_service',
  permission: 'service:read',
  input: z.strictObject({ serviceId: id() }),
  example: (of) => ({ serviceId: of('service') }),
  run: async (ctx, { serviceId }) => {
    const service = await getService(ctx, serviceId);
    const names = await clientNames(ctx, [service.clientId]);
    return {
      serviceId,
      clientId: service.clientId,
      clientName: names.get(service.clientId) ?? null,
      subscriptionId: service.subscriptionId,
      kind: service.kind,
      pluginId: service.pluginId,
      label: service.label,
      domain: service.domain,
      username: service.username,
      packageName: service.packageName,
      targetPackage: service.targetPackage,
      status: service.status,
      target: service.target,
      suspendReason: service.suspendReason,
      access: service.access,
      usage: service.usage,
      usageAt: service.usageAt?.toString() ?? null,
      createdAt: service.createdAt.toString(),
      activatedAt: service.activatedAt?.toString() ?? null,
      terminatedAt: service.terminatedAt?.toString() ?? null,
      server: await serverOf(ctx, service),
      offers: offersOf(ctx, service),
    };
  },
});

async function serverOf(ctx: QueryContext, service: ServiceRow) {
  if (service.serverId === null) return null;
  const [row] = await ctx.tx
    .select({ serverId: servers.id, name: servers.name, hostname: servers.hostname, health: servers.health })
    .from(servers)
    .where(and(eq(servers.tenantId, ctx.tenant.id), eq(servers.id, service.serverId)));
  return row ?? null;
}

/** What can be asked of the service now; permissions come on top. */
function offersOf(ctx: QueryContext, service: ServiceRow) {
  const { status, target, pluginId, username } = service;
  const isSteady = status === 'active' && target === 'active';
  const hasAccount = username !== null && (status === 'active' || status === 'suspended');
  return {
    needsDomain: needsDomain(service),
    openPanel: hasAccount && status === 'active' && hasFeature(ctx, service, 'sso'),
    resetPassword: isSteady && hasAccount && hasFeature(ctx, service, 'changePassword'),
    refreshUsage: hasAccount && hasFeature(ctx, service, 'usage'),
    suspend: status === 'active' && target !== 'terminated',
    unsuspend: (status === 'active' || status === 'suspended') && target === 'suspended',
    changePlan: isSteady && pluginId !== null,
    terminate: status !== 'terminated' && target !== 'terminated',
    provision: pluginId !== null && (status === 'failed' || (status === 'pending' && service.domain !== null)),
    activateByHand: pluginId === null && status === 'pending',
  };
}
