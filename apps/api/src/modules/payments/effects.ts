import type { EffectHandler } from '#lib/effects/handler.ts';
import type { Services } from '#lib/services.ts';
import { chargeEffect } from './gateway/charge.ts';
import { createPaymentEffect } from './gateway/create-payment.ts';
import { deleteMethodEffect } from './gateway/delete-method.ts';
import { readAccountEffect } from './gateway/read-account.ts';
import { refundEffect } from './gateway/refund.ts';
import { saveMethodEffect } from './gateway/save-method.ts';
import { syncEffect } from './gateway/sync.ts';
import { syncDisputeEffect } from './gateway/sync-dispute.ts';
import { syncMethodEffect } from './gateway/sync-method.ts';

/** Everything that payments do at gateways. */
export function paymentEffects(services: Pick<Services, 'plugins' | 'publicUrl'>): EffectHandler[] {
  return [
    createPaymentEffect(services),
    chargeEffect(services),
    refundEffect(services),
    syncEffect(services),
    saveMethodEffect(services),
    syncMethodEffect(services),
    syncDisputeEffect(services),
    readAccountEffect(services),
    deleteMethodEffect(services),
  ];
}
