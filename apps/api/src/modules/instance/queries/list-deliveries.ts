import { DELIVERY_STATES, page } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { listDeliveries as list } from '#lib/outbox/inspect.ts';

/** Events on their way to modules, the latest first: those that failed too often, unless another state is asked for. */
export const listDeliveries = defineQuery({
  name: 'instance.list_deliveries',
  permission: 'effect:read',
  input: z.strictObject({
    ...page,
    filter: z.optional(z.strictObject({ state: z.optional(z.enum(DELIVERY_STATES)) })),
  }),
  example: () => ({}),
  run: (ctx, { limit, offset, filter }) => list(ctx, { state: filter?.state ?? 'dead', limit, offset }),
});
