import { done, type Outcome } from '@panel1/plugin-sdk';
import * as z from 'zod/mini';
import { callStripe } from './client.ts';
import type { Ctx } from './settings.ts';

const balance = z.object({ object: z.literal('balance'), livemode: z.boolean() });

/** Whether Stripe accepts the key, and whether it is one for tests. */
export async function testConnection(ctx: Ctx): Promise<Outcome<{ testMode: boolean }>> {
  const reply = await callStripe(ctx, { path: 'balance', answer: balance });
  return reply.ok ? done({ testMode: !reply.value.livemode }) : reply.outcome;
}
