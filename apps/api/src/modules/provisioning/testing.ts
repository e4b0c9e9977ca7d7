import { type Caller, execute, runAsSystem } from '#lib/command/execute.ts';
import { readProduct } from '#modules/catalog/index.ts';
import { aCategory, aHostingProduct } from '#modules/catalog/testing.ts';
import { aClient } from '#modules/clients/testing.ts';
import { enablePlugin } from '#modules/plugins/index.ts';
import { createSubscription } from '#modules/subscriptions/index.ts';
import { activateByHand } from './commands/activate-by-hand.ts';
import { createService } from './commands/create-service.ts';
import { saveServer } from './commands/save-server.ts';
import { saveServerGroup } from './commands/save-server-group.ts';

let count = 0;

/** Switches cPanel on and makes a group; answers its id. */
export async function aServerGroup(staff: Caller, fillRule: 'least_used' | 'fill_in_order' = 'least_used') {
  count += 1;
  await execute(staff, enablePlugin, { pluginId: 'cpanel' });
  const input = { name: `Group ${count}`, pluginId: 'cpanel', fillRule };
  return (await execute(staff, saveServerGroup, input)).groupId;
}

/** Adds a server whose panel answers at `url` to a group; answers its id. */
export async function aServer(
  staff: Caller,
  of: { groupId: string; url: string; apiToken: string; maxAccounts?: number; position?: number },
): Promise<string> {
  count += 1;
  const { groupId, url, apiToken, maxAccounts = 100, position = count } = of;
  const input = {
    groupId,
    name: `web${count}`,
    hostname: `web${count}.example.test`,
    maxAccounts,
    position,
    isEnabled: true,
    settings: { url },
    secrets: { apiToken },
  };
  return (await execute(staff, saveServer, input)).serverId;
}

/** A hosting service that is about to be set up on a server of the group. */
export async function aHostingService(
  staff: Caller,
  of: { groupId: string; packageName?: string; domain?: string | null; clientId?: string },
): Promise<{ serviceId: string; clientId: string; domain: string }> {
  count += 1;
  const { groupId, packageName = 'starter', domain = `site${count}.example.test` } = of;
  const clientId = of.clientId ?? (await aClient(staff));
  const component = { kind: 'hosting_account', pluginId: 'cpanel', serverGroupId: groupId } as const;
  const components = [{ ...component, settings: { packageName } }];
  const productId = await aHostingProduct(staff, { categoryId: await aCategory(staff), components });
  const { subscriptionId } = await execute(staff, createSubscription, {
    clientId,
    productId,
    description: `Web hosting ${count}`,
    cycle: 'monthly',
    quantity: 1,
    currency: 'EUR',
    recurringMinor: '500',
  });
  const system = { tenantId: staff.tenantId, name: 'test', requestId: 'test' };
  const serviceId = await runAsSystem(staff.kernel, system, async (ctx) => {
    const [sold] = (await readProduct(ctx, productId)).components;
    if (!sold) throw new Error('the product has no component');
    const label = `Web hosting ${count}`;
    const made = await ctx.call(createService, { clientId, subscriptionId, label, domain, ...sold });
    if (made.serviceId === null) throw new Error('the service exists already');
    return made.serviceId;
  });
  return { serviceId, clientId, domain: domain ?? '' };
}

/** A running service of a subscription that staff look after by hand: no panel is called. Answers its id. */
export async function aServiceByHand(
  staff: Caller,
  of: { clientId: string; subscriptionId: string; productId: string },
): Promise<string> {
  const { productId, ...owner } = of;
  const system = { tenantId: staff.tenantId, name: 'test', requestId: 'test' };
  return runAsSystem(staff.kernel, system, async (ctx) => {
    const [sold] = (await readProduct(ctx, productId)).components;
    if (!sold) throw new Error('the product has no component');
    const about = { componentId: sold.componentId, kind: sold.kind, label: 'Server', domain: null };
    const byHand = { pluginId: null, serverGroupId: null, settings: {} };
    const { serviceId } = await ctx.call(createService, { ...owner, ...about, ...byHand });
    if (serviceId === null) throw new Error('there is a service already');
    await ctx.call(activateByHand, { serviceId });
    return serviceId;
  });
}

export { suspendService } from './commands/suspend-service.ts';
export { getServiceDetail } from './queries/get-service.ts';
