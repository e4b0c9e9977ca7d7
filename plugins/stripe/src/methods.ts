import { done, type Outcome, type PaymentGateway, type SavedMethod, uncertain } from '@panel1/plugin-sdk';
import { callStripe } from './client.ts';
import { declinedBy } from './map-errors.ts';
import { outcomeOfOpenSession, savedMethodOf, sessionFields } from './payments.ts';
import type { Ctx, settings } from './settings.ts';
import { OPERATION_KEY, paymentMethod, type StripeSession, session, setupIntent } from './shapes.ts';

type Gateway = PaymentGateway<typeof settings>;
/** Some banks take days to confirm an account; the webhook tells earlier. */
const BANK_POLL_MS = 6 * 3_600_000;

export const savePaymentMethod: NonNullable<Gateway['savePaymentMethod']> = async (ctx, input) => {
  const reply = await callStripe(ctx, {
    path: 'checkout/sessions',
    operationId: input.operationId,
    answer: session,
    fields: {
      mode: 'setup',
      currency: input.currency.toLowerCase(),
      ...sessionFields({ ...input, keepCustomer: true }),
      [`setup_intent_data[metadata][${OPERATION_KEY}]`]: input.operationId,
    },
  });
  return reply.ok ? outcomeOfOpenSession(reply.value) : reply.outcome;
};

/** What became of a page where the payer should leave a method. */
export async function outcomeOfSetup(ctx: Ctx, found: StripeSession): Promise<Outcome<SavedMethod>> {
  if (found.status === 'open') return outcomeOfOpenSession(found);
  if (found.status === 'expired' || !found.setup_intent) return declinedBy({ code: 'expired' }, found.id);
  const reply = await callStripe(ctx, {
    path: `setup_intents/${encodeURIComponent(found.setup_intent)}`,
    fields: { 'expand[0]': 'payment_method' },
    answer: setupIntent,
  });
  if (!reply.ok) return reply.outcome;
  const { status, payment_method: method, customer } = reply.value;
  if (status === 'processing') return { status: 'pending', remoteRef: found.id, pollAfterMs: BANK_POLL_MS };
  if (status !== 'succeeded') return declinedBy(reply.value.last_setup_error ?? {}, found.id);
  const saved = typeof method === 'object' && method !== null ? savedMethodOf(method, customer) : undefined;
  return saved ? done(saved) : uncertain('method_unreadable', 'Stripe did not tell which method was saved.', found.id);
}

/** True when no customer holds the method any more. */
export async function isDetached(ctx: Ctx, methodRef: string): Promise<boolean | Outcome<never>> {
  const path = `payment_methods/${encodeURIComponent(methodRef)}`;
  const reply = await callStripe(ctx, { path, answer: paymentMethod });
  if (reply.ok) return !reply.value.customer;
  if (reply.outcome.status === 'failed' && reply.outcome.class === 'not_found') return true;
  return reply.outcome;
}

export const deleteMethod: NonNullable<Gateway['deleteMethod']> = async (ctx, input) => {
  const gone = await isDetached(ctx, input.methodRef);
  if (typeof gone !== 'boolean') return gone;
  if (gone) return done({ methodRef: input.methodRef });
  const reply = await callStripe(ctx, {
    path: `payment_methods/${encodeURIComponent(input.methodRef)}/detach`,
    operationId: input.operationId,
    answer: paymentMethod,
  });
  return reply.ok ? done({ methodRef: input.methodRef }) : reply.outcome;
};
