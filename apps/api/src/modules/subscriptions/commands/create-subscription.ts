import { BILLING_CYCLES, currency, id, nonNegativeMinor, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { subscriptions } from '#db/schema/subscriptions.ts';
import { defineCommand } from '#lib/command/define.ts';
import { logChange } from '../store/subscriptions.ts';

const key = z.string().check(z.minLength(1), z.maxLength(100));
const contract = z.strictObject({
  minimumMonths: z.int().check(z.gte(1), z.lte(120)),
  renewalMonths: z.nullable(z.int().check(z.gte(1), z.lte(120))),
  noticeDays: z.int().check(z.gte(0), z.lte(180)),
});
const configuration = z.strictObject({
  options: z.record(key, z.strictObject({ choiceId: z.string().check(z.maxLength(100)), quantity: z.int() })),
  fields: z.record(key, z.string().check(z.maxLength(2000))),
});

/**
 * Writes down what a client will be billed for, pending until its first invoice is paid. `recurringMinor` is the price of
 * one period for the whole subscription, all units of `quantity` together, before tax as the tenant states prices.
 */
export const createSubscription = defineCommand({
  name: 'subscriptions.create_subscription',
  permission: 'order:create',
  input: z.strictObject({
    clientId: id(),
    productId: id(),
    orderItemId: z.optional(id()),
    description: text(500),
    cycle: z.enum(BILLING_CYCLES),
    quantity: z.int().check(z.gte(1), z.lte(10_000)),
    currency: currency(),
    recurringMinor: nonNegativeMinor(),
    taxCategory: z._default(text(40), 'standard'),
    configuration: z._default(configuration, { options: {}, fields: {} }),
    /** For how long the client is bound, counted from the start; null: to the end of any period. */
    contract: z._default(z.nullable(contract), null),
  }),
  example: (of) => ({
    clientId: of('client'),
    productId: of('product'),
    description: 'Web hosting, Start',
    cycle: 'monthly' as const,
    quantity: 1,
    currency: 'EUR',
    recurringMinor: '500',
  }),
  async run(ctx, input) {
    const row = { id: ctx.newId(), clientId: input.clientId };
    await ctx.tx.insert(subscriptions).values({
      ...input,
      ...row,
      tenantId: ctx.tenant.id,
      orderItemId: input.orderItemId ?? null,
      recurringMinor: BigInt(input.recurringMinor),
      status: 'pending',
      createdAt: ctx.now,
    });
    await logChange(ctx, row, { from: null, to: 'pending', reason: 'ordered' });
    return { subscriptionId: row.id };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'subscription', id: result.subscriptionId },
    clientId: input.clientId,
    detail: { productId: input.productId, cycle: input.cycle, quantity: input.quantity },
  }),
});
