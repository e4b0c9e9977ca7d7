import type { PaymentGateway } from '@panel1/plugin-sdk';
import { listBalance } from './balance.ts';
import { testConnection } from './connection.ts';
import { getDispute } from './disputes.ts';
import { deleteMethod, savePaymentMethod } from './methods.ts';
import { chargeSaved, createPayment, getPayment } from './payments.ts';
import { probe } from './probe.ts';
import { refundPayment } from './refunds.ts';
import type { settings } from './settings.ts';
import { parseWebhook } from './webhook.ts';

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
  testConnection,
};
