import { createHmac, timingSafeEqual } from 'node:crypto';
import { done, failure, type Notice, type PaymentGateway } from '@panel1/plugin-sdk';
import * as z from 'zod/mini';
import type { settings } from './settings.ts';
import { OPERATION_KEY } from './shapes.ts';

/** How far the signed time may be from ours, so that a recorded webhook cannot be replayed later. */
const TOLERANCE_SECONDS = 300;

const event = z.object({
  id: z.string(),
  type: z.string(),
  created: z.int(),
  data: z.object({
    object: z.object({
      id: z.optional(z.string()),
      object: z.string(),
      mode: z.optional(z.string()),
      payment_intent: z.nullish(z.string()),
      metadata: z.nullish(z.record(z.string(), z.string())),
    }),
  }),
});
type StripeEvent = z.infer<typeof event>;

interface Signature {
  readonly time: number;
  readonly digests: readonly Buffer[];
}

/** `t=1492774577,v1=5257…,v1=…`: several v1 while secrets rotate; other schemes are ignored. */
function parseSignature(header: string): Signature | undefined {
  const parts = header.split(',').map((part) => part.trim().split('=', 2));
  const time = Number(parts.find(([name]) => name === 't')?.[1]);
  const digests = parts
    .filter(([name, value]) => name === 'v1' && value !== undefined && /^[0-9a-f]{64}$/i.test(value))
    .map(([, value]) => Buffer.from(value ?? '', 'hex'));
  return Number.isSafeInteger(time) && digests.length > 0 && digests.length <= 10 ? { time, digests } : undefined;
}

function signedBy(secret: string, signature: Signature, body: Buffer): boolean {
  const expected = createHmac('sha256', secret).update(`${signature.time}.`).update(body).digest();
  return signature.digests.some((digest) => timingSafeEqual(digest, expected));
}

function parseEvent(body: Buffer): StripeEvent | undefined {
  try {
    return event.safeParse(JSON.parse(body.toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

/** What the event is about. Everything we have no use for is `ignored`, so that Stripe stops sending it. */
function subjectOf({ type, data: { object } }: StripeEvent): Partial<Notice> & Pick<Notice, 'type'> {
  const { id } = object;
  const payment = object.payment_intent ? { paymentRef: object.payment_intent } : {};
  if (id === undefined) return { type: 'ignored' };
  if (type.startsWith('payment_intent.')) return { type: 'payment', paymentRef: id };
  if (type.startsWith('checkout.session.')) {
    return object.mode === 'setup' ? { type: 'method', setupRef: id } : { type: 'payment', paymentRef: id };
  }
  if (type.startsWith('charge.dispute.')) return { type: 'dispute', disputeRef: id, ...payment };
  if (object.object === 'refund') return { type: 'refund', refundRef: id, ...payment };
  if (type === 'charge.refunded') return { type: 'refund', ...payment };
  return { type: 'ignored' };
}

function noticeOf(found: StripeEvent): Notice {
  const operationId = found.data.object.metadata?.[OPERATION_KEY];
  return {
    eventId: found.id,
    providerType: found.type,
    occurredAt: new Date(found.created * 1000).toISOString(),
    ...subjectOf(found),
    ...(operationId !== undefined && /^[A-Za-z0-9_-]{8,64}$/.test(operationId) ? { operationId } : {}),
  };
}

type ParseWebhook = NonNullable<PaymentGateway<typeof settings>['parseWebhook']>;

export const parseWebhook: ParseWebhook = async (ctx, input) => {
  const { webhookSecret, webhookSecretPrevious } = ctx.settings.tenant;
  const signature = parseSignature(input.headers['stripe-signature'] ?? '');
  if (!signature) return failure('auth', 'signature_missing', 'The webhook carries no readable signature.');
  const body = Buffer.from(input.rawBodyBase64, 'base64');
  const secrets = [webhookSecret, ...(webhookSecretPrevious === undefined ? [] : [webhookSecretPrevious])];
  if (!secrets.some((secret) => signedBy(secret, signature, body))) {
    return failure('auth', 'signature_invalid', "The webhook's signature is wrong. Check the signing secret.");
  }
  const now = Temporal.Instant.from(input.receivedAt).epochMilliseconds / 1000;
  if (Math.abs(now - signature.time) > TOLERANCE_SECONDS) {
    return failure('auth', 'signature_expired', 'The webhook was signed too long ago, or a clock is wrong.');
  }
  const found = parseEvent(body);
  if (!found) return failure('validation', 'event_unreadable', 'The webhook is signed but could not be read.');
  return done({ notices: [noticeOf(found)] });
};
