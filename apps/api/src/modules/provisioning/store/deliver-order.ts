import { and, eq, isNull } from 'drizzle-orm';
import { services } from '#db/schema/provisioning.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { productNames, readProduct } from '#modules/catalog/index.ts';
import { type OrderedItem, orderedItems } from '#modules/ordering/index.ts';
import { createService } from '../commands/create-service.ts';
import { setDomain } from '../commands/set-domain.ts';

// The field under which the catalogue asks for a hosting account's domain name.
const DOMAIN_FIELD = 'domain';

/** Sets up a service for each component of what was ordered. */
export async function deliverOrder(ctx: CommandContext, orderId: string): Promise<void> {
  for (const item of await orderedItems(ctx, orderId)) await deliverItem(ctx, item);
}

async function deliverItem(ctx: CommandContext, item: OrderedItem): Promise<void> {
  const { clientId, productId, subscriptionId } = item;
  if (subscriptionId === null) return;
  const names = await productNames(ctx, [productId]);
  const label = names.get(productId) ?? item.description.slice(0, 200);
  const domain = domainOf(item);
  const { components } = await readProduct(ctx, productId);
  for (const component of components)
    await ctx.call(createService, { clientId, subscriptionId, label, domain, ...component });
}

/** An account waits for its domain name: it is held back while anything else is missing that was asked after payment. */
const domainOf = (item: OrderedItem): string | null =>
  item.isWaitingForAnswers ? null : item.configuration.fields[DOMAIN_FIELD]?.trim() || null;

/** Lets the services go on that waited for what was asked after payment. */
export async function deliverAnswers(ctx: CommandContext, orderId: string): Promise<void> {
  for (const item of await orderedItems(ctx, orderId)) {
    const domain = domainOf(item);
    if (item.subscriptionId === null || domain === null) continue;
    const waiting = await ctx.tx
      .select({ id: services.id })
      .from(services)
      .where(
        and(
          eq(services.tenantId, ctx.tenant.id),
          eq(services.subscriptionId, item.subscriptionId),
          eq(services.status, 'pending'),
          isNull(services.domain),
        ),
      );
    for (const { id: serviceId } of waiting) await ctx.call(setDomain, { serviceId, domain });
  }
}
