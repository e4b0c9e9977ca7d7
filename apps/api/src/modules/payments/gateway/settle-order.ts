import type { CommandContext } from '#lib/command/command.ts';
import type { Effect, EffectResult } from '#lib/effects/handler.ts';
import { lockPayment, movePayment, type PaymentRow } from '../store/payments.ts';
import { declinePayment, followGateway } from '../store/settle.ts';
import { carriedBy, failedAs } from './call.ts';

/** Records what a gateway answered to an order (`payments.create`, `payments.charge`). */
export async function settleOrder(
  ctx: CommandContext,
  effect: Effect,
  result: EffectResult,
): Promise<'failed' | 'parked' | undefined> {
  const row = await lockPayment(ctx, effect.resourceId);
  switch (result.status) {
    case 'done':
      await settleDone(ctx, row, result);
      return undefined;
    case 'needs_action':
      await askPayer(ctx, row, result);
      return undefined;
    case 'declined':
      await declinePayment(ctx, row, result);
      return undefined;
    case 'failed':
      return settleFailed(ctx, row, result);
    default:
      return undefined;
  }
}

async function settleDone(ctx: CommandContext, row: PaymentRow, result: EffectResult): Promise<void> {
  const { payment, awaited } = carriedBy(result);
  if (payment) return followGateway(ctx, row.id, payment);
  if (!awaited) return;
  // With instructions the reference is what the payer writes on the transfer, and the same for every try to pay the
  // same invoice; without them it is the gateway's own name of this very payment.
  const { ref, instructions } = awaited;
  const change = instructions ? { instructions, reference: ref } : { providerRef: ref };
  await movePayment(ctx, row, { action: 'await_money', change });
}

async function askPayer(
  ctx: CommandContext,
  row: PaymentRow,
  result: { url: string; remoteRef?: string | undefined },
): Promise<void> {
  const change = { redirectUrl: result.url, providerRef: result.remoteRef ?? row.providerRef };
  if (await movePayment(ctx, row, { action: 'ask_payer', change }))
    ctx.emit('payment.needs_action', { paymentId: row.id }, { clientId: row.clientId });
}

async function settleFailed(
  ctx: CommandContext,
  row: PaymentRow,
  result: Extract<EffectResult, { status: 'failed' }>,
): Promise<'failed' | 'parked'> {
  const change = { failureCode: result.code, failureMessage: result.safeMessage };
  if (result.class === 'conflict') {
    await movePayment(ctx, row, { action: 'doubt', change });
    return 'parked';
  }
  if (await movePayment(ctx, row, { action: 'fail', change }))
    ctx.emit('payment.failed', { paymentId: row.id }, { clientId: row.clientId });
  return failedAs(result);
}
