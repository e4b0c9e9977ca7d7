import { COMPONENT_KINDS, domainName, id, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { services } from '#db/schema/provisioning.ts';
import { defineCommand } from '#lib/command/define.ts';
import { advance } from '../store/advance.ts';
import { emitService, getService } from '../store/services.ts';

const MAX_SETTINGS = 60;
const settings = z
  .record(z.string().check(z.maxLength(64)), z.unknown())
  .check(z.refine((value) => Object.keys(value).length <= MAX_SETTINGS, { error: 'too_many_settings' }));

/**
 * Sets up what one component of a subscription stands for: takes a place on a server and plans the account. Without a
 * plugin nothing is called and staff say when it is there. Run by the subscriber of `order.accepted`; no procedure.
 */
export const createService = defineCommand({
  name: 'provisioning.create_service',
  permission: 'order:accept',
  input: z.strictObject({
    clientId: id(),
    subscriptionId: id(),
    componentId: id(),
    kind: z.enum(COMPONENT_KINDS),
    pluginId: z.nullable(z.string().check(z.maxLength(80))),
    serverGroupId: z.nullable(id()),
    settings,
    label: text(200),
    domain: z.nullable(domainName()),
  }),
  example: (of) => ({
    clientId: of('client'),
    subscriptionId: of('subscription'),
    componentId: of('component'),
    kind: 'one_off' as const,
    pluginId: null,
    serverGroupId: null,
    settings: {},
    label: 'Website move',
    domain: null,
  }),
  run: async (ctx, input) => {
    const serviceId = ctx.newId();
    const packageName = input.settings['packageName'];
    const inserted = await ctx.tx
      .insert(services)
      .values({
        ...input,
        tenantId: ctx.tenant.id,
        id: serviceId,
        targetPackage: typeof packageName === 'string' ? packageName : null,
        status: 'pending',
        target: 'active',
        access: {},
        createdAt: ctx.now,
      })
      .onConflictDoNothing()
      .returning({ id: services.id });
    // The same event twice, or a second order item for one subscription: it is set up already.
    if (inserted.length === 0) return { serviceId: null };
    const service = await getService(ctx, serviceId);
    emitService(ctx, 'service.created', service);
    await advance(ctx, service);
    return { serviceId };
  },
  audit: ({ input, result }) =>
    result.serviceId === null
      ? null
      : {
          resource: { kind: 'service', id: result.serviceId },
          clientId: input.clientId,
          detail: { label: input.label, domain: input.domain, kind: input.kind },
        },
});
