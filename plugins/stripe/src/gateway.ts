import { done, type PaymentGateway } from '@panel1/plugin-sdk';
import * as z from 'zod/mini';
import { listBalance } from './balance.ts';
import { callStripe } from './client.ts';
import { getDispute } from './disputes.ts';
import { deleteMethod, savePaymentMethod } from './methods.ts';
import { chargeSaved, createPayment, getPayment } from './payments.ts';
import { probe } from './probe.ts';
import { refundPayment } from './refunds.ts';
import type { settings } from './settings.ts';
import { parseWebhook } from './webhook.ts';

const balance = z.object({ object: z.literal('balance'), livemode: z.boolean() });

export const gateway: PaymentGateway<typeof settings> = {
  createPayment,
  chargeSaved,
  refund: refundPayment,
  savePaymentMethod,
  deleteMethod,
  probe,
  getPayment,
  getDispute,
  listBalance,
  parseWebhook,
  async testConnection(ctx) {
    const reply = await callStripe(ctx, { path: 'balance', answer: balance });
    return reply.ok ? done({ testMode: !reply.value.livemode }) : reply.outcome;
  },
};
