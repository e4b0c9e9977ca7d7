import {
  type Declined,
  done,
  type Failed,
  type Outcome,
  type Payment,
  type PaymentGateway,
  type Unknown,
  uncertain,
} from '@panel1/plugin-sdk';
import type * as z from 'zod/mini';
import { callStripe, type Fields } from './client.ts';
import { declinedBy } from './map-errors.ts';
import { isDetached, outcomeOfSetup } from './methods.ts';
import { getPayment, INTENT_EXPANDED, outcomeOfIntent, outcomeOfOpenSession } from './payments.ts';
import { outcomeOfRefund } from './refunds.ts';
import type { Ctx, settings } from './settings.ts';
import { listOf, OPERATION_KEY, paymentIntent, refund, type StripeSession, session } from './shapes.ts';

const PAGES = 10;
/** Clocks differ: look a little before the operation began. */
const EARLIER_SECONDS = 600;

interface Ours {
  readonly id: string;
  readonly metadata?: Readonly<Record<string, string>> | null | undefined;
}
type Found<T> = { ok: true; value: T | undefined } | { ok: false; outcome: Failed | Declined | Unknown };

interface Search<S extends z.ZodMiniType<Ours>> {
  readonly path: string;
  readonly fields: Fields;
  readonly item: S;
  readonly operationId: string;
}

/**
 * Looks through a list for the object that carries our operation id. Lists are consistent at once, unlike Stripe's
 * search, so that "absent" can be trusted.
 */
async function findOurs<S extends z.ZodMiniType<Ours>>(ctx: Ctx, search: Search<S>): Promise<Found<z.output<S>>> {
  let after: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const fields = { ...search.fields, limit: '100', starting_after: after };
    const reply = await callStripe(ctx, { path: search.path, fields, answer: listOf(search.item) });
    if (!reply.ok) return reply;
    const items: readonly z.output<S>[] = reply.value.data;
    const ours = items.find((item) => item.metadata?.[OPERATION_KEY] === search.operationId);
    if (ours !== undefined || !reply.value.has_more) return { ok: true, value: ours };
    after = items.at(-1)?.id;
  }
  return {
    ok: false,
    outcome: uncertain('too_many_to_search', 'Too many payments at Stripe to find this one by itself.'),
  };
}

const since = (startedAt: string): string =>
  String(Math.floor(Temporal.Instant.from(startedAt).epochMilliseconds / 1000) - EARLIER_SECONDS);

async function findSession(
  ctx: Ctx,
  input: { operationId: string; startedAt: string; remoteRef?: string | undefined },
): Promise<Found<StripeSession>> {
  if (input.remoteRef?.startsWith('cs_')) {
    return callStripe(ctx, { path: `checkout/sessions/${encodeURIComponent(input.remoteRef)}`, answer: session });
  }
  const fields = { 'created[gte]': since(input.startedAt) };
  return findOurs(ctx, { path: 'checkout/sessions', fields, item: session, operationId: input.operationId });
}

async function outcomeOfSession(ctx: Ctx, found: StripeSession): Promise<Outcome<Payment>> {
  if (found.status === 'open') return outcomeOfOpenSession(found);
  if (!found.payment_intent) return declinedBy({ code: 'expired' }, found.id);
  const reply = await callStripe(ctx, {
    path: `payment_intents/${encodeURIComponent(found.payment_intent)}`,
    fields: INTENT_EXPANDED,
    answer: paymentIntent,
  });
  return reply.ok ? outcomeOfIntent(reply.value) : reply.outcome;
}

type Probe = PaymentGateway<typeof settings>['probe'];
type Answer = Awaited<ReturnType<Probe>>;
type Of<N extends string> = Extract<Parameters<Probe>[1], { of: N }>;
const ABSENT: Answer = done({ found: false });

async function probePayment(ctx: Ctx, input: Of<'createPayment'>): Promise<Answer> {
  const found = await findSession(ctx, input);
  if (!found.ok) return found.outcome;
  if (!found.value) return ABSENT;
  return done({ found: true, of: input.of, outcome: await outcomeOfSession(ctx, found.value) });
}

async function probeCharge(ctx: Ctx, input: Of<'chargeSaved'>): Promise<Answer> {
  const { operationId } = input;
  const fields = { ...listExpanded(), customer: input.input.customerRef, 'created[gte]': since(input.startedAt) };
  const found = await findOurs(ctx, { path: 'payment_intents', fields, item: paymentIntent, operationId });
  if (!found.ok) return found.outcome;
  return found.value ? done({ found: true, of: input.of, outcome: outcomeOfIntent(found.value) }) : ABSENT;
}

const listExpanded = (): Fields => ({ 'expand[0]': 'data.latest_charge', 'expand[1]': 'data.payment_method' });

async function probeRefund(ctx: Ctx, input: Of<'refund'>): Promise<Answer> {
  const payment = await getPayment(ctx, { paymentRef: input.input.paymentRef });
  if (payment.status !== 'done') return payment;
  const { paymentRef } = payment.value;
  if (paymentRef.startsWith('cs_')) return ABSENT;
  const fields = { payment_intent: paymentRef };
  const found = await findOurs(ctx, { path: 'refunds', fields, item: refund, operationId: input.operationId });
  if (!found.ok) return found.outcome;
  return found.value ? done({ found: true, of: input.of, outcome: outcomeOfRefund(found.value, paymentRef) }) : ABSENT;
}

async function probeSetup(ctx: Ctx, input: Of<'savePaymentMethod'>): Promise<Answer> {
  const found = await findSession(ctx, input);
  if (!found.ok) return found.outcome;
  if (!found.value) return ABSENT;
  return done({ found: true, of: input.of, outcome: await outcomeOfSetup(ctx, found.value) });
}

async function probeDetach(ctx: Ctx, input: Of<'deleteMethod'>): Promise<Answer> {
  const { methodRef } = input.input;
  const gone = await isDetached(ctx, methodRef);
  if (typeof gone !== 'boolean') return gone;
  return gone ? done({ found: true, of: input.of, outcome: done({ methodRef }) }) : ABSENT;
}

/** What became of an operation: by the reference we were given, else by our id in Stripe's metadata. */
export const probe: Probe = (ctx, input) => {
  switch (input.of) {
    case 'createPayment':
      return probePayment(ctx, input);
    case 'chargeSaved':
      return probeCharge(ctx, input);
    case 'refund':
      return probeRefund(ctx, input);
    case 'savePaymentMethod':
      return probeSetup(ctx, input);
    case 'deleteMethod':
      return probeDetach(ctx, input);
  }
};
