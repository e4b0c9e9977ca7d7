import { and, asc, eq, ne } from 'drizzle-orm';
import { services } from '#db/schema/provisioning.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { type Component, productNames, readProduct } from '#modules/catalog/index.ts';
import { subscriptionFacts } from '#modules/subscriptions/index.ts';
import { createService } from '../commands/create-service.ts';
import { suspendService } from '../commands/suspend-service.ts';
import { advance } from './advance.ts';
import { changeService, lockService, type ServiceRow } from './services.ts';

/**
 * Brings the services of a subscription to what its product is now: the account keeps its place and gets the new package;
 * what the new product adds is set up; what it does not have any more is suspended, so that no data is lost.
 */
export async function followPlan(ctx: CommandContext, subscriptionId: string): Promise<void> {
  const sold = await subscriptionFacts(ctx, subscriptionId);
  const names = await productNames(ctx, [sold.productId]);
  const label = names.get(sold.productId) ?? sold.description.slice(0, 200);
  const { components } = await readProduct(ctx, sold.productId);
  const left = await liveServices(ctx, subscriptionId);
  for (const component of components) {
    const at = left.findIndex(({ kind, pluginId }) => kind === component.kind && pluginId === component.pluginId);
    const [service] = at < 0 ? [] : left.splice(at, 1);
    if (service !== undefined) await takeOver(ctx, service.id, { component, label });
    else
      await ctx.call(createService, {
        ...{ clientId: sold.clientId, subscriptionId, label, domain: sold.domain },
        ...component,
      });
  }
  for (const { id: serviceId, target } of left)
    if (target === 'active') await ctx.call(suspendService, { serviceId, reason: 'Not part of the new plan' });
}

async function liveServices(ctx: CommandContext, subscriptionId: string): Promise<ServiceRow[]> {
  return ctx.tx
    .select()
    .from(services)
    .where(
      and(
        eq(services.tenantId, ctx.tenant.id),
        eq(services.subscriptionId, subscriptionId),
        ne(services.status, 'terminated'),
        ne(services.target, 'terminated'),
      ),
    )
    .orderBy(asc(services.createdAt), asc(services.id));
}

async function takeOver(
  ctx: CommandContext,
  serviceId: string,
  { component, label }: { component: Component; label: string },
): Promise<void> {
  const service = await lockService(ctx, serviceId);
  const { componentId, settings } = component;
  const { packageName } = settings;
  const targetPackage = typeof packageName === 'string' ? packageName : null;
  await advance(ctx, await changeService(ctx, service, { componentId, settings, label, targetPackage }));
}
