import * as z from 'zod/mini';
import { code, instant, line, money, nothing, operationId, remoteRef, safeMessage, webUrl } from './common.ts';
import { method, probeAbsent, probeFound, probeInput } from './contract.ts';
import { balanceEntry, dispute } from './gateway-account.ts';

/** The payer. `customerRef` is the provider's id from an earlier saved method; the rest helps to fill the hosted page. */
export const payer = z.strictObject({
  clientId: line(64),
  customerRef: z.optional(remoteRef),
  email: z.optional(z.email()),
  name: z.optional(line(200)),
});

/** A payment method kept at the provider: we hold its reference and what a person recognises it by. */
export const savedMethod = z.strictObject({
  methodRef: remoteRef,
  customerRef: remoteRef,
  kind: z.enum(['card', 'sepa_debit', 'bank_account', 'wallet', 'other']),
  brand: z.optional(line(40)),
  last4: z.optional(z.string().check(z.regex(/^[0-9A-Za-z]{2,4}$/))),
  expiryMonth: z.optional(z.int().check(z.gte(1), z.lte(12))),
  expiryYear: z.optional(z.int().check(z.gte(2000), z.lte(2200))),
});
export type SavedMethod = z.infer<typeof savedMethod>;

export const PAYMENT_STATES = ['open', 'requires_action', 'processing', 'succeeded', 'declined', 'canceled'] as const;

/** A payment as the provider has it now. Money counts as received only when `state` is `succeeded`. */
export const payment = z.strictObject({
  paymentRef: remoteRef,
  state: z.enum(PAYMENT_STATES),
  amount: money,
  amountRefunded: money,
  /** Ours, read back from the provider: the host compares it with its own row before money moves. */
  operationId: z.optional(operationId),
  method: z.optional(savedMethod),
  declined: z.optional(z.strictObject({ code, retryable: z.boolean(), safeMessage })),
  createdAt: z.optional(instant),
});
export type Payment = z.infer<typeof payment>;

export const refund = z.strictObject({
  refundRef: remoteRef,
  paymentRef: remoteRef,
  state: z.enum(['pending', 'succeeded']),
  amount: money,
});
export type Refund = z.infer<typeof refund>;

/** What a webhook says, in our words. A hint only: the host fetches the thing itself before it acts. */
export const notice = z.strictObject({
  eventId: line(255),
  type: z.enum(['payment', 'refund', 'method', 'dispute', 'ignored']),
  providerType: line(120),
  paymentRef: z.optional(remoteRef),
  refundRef: z.optional(remoteRef),
  disputeRef: z.optional(remoteRef),
  /** What `probe` of savePaymentMethod takes as its remoteRef. */
  setupRef: z.optional(remoteRef),
  operationId: z.optional(operationId),
  occurredAt: z.optional(instant),
});
export type Notice = z.infer<typeof notice>;

/** Language of the payer: a provider that does not speak it takes its own default. */
const payerLocale = z.optional(z.string().check(z.regex(/^[a-z]{2,3}(-[A-Z]{2})?$/)));
const description = line(200);
/** What the payer sees on the statement and staff search for: the invoice number. */
const reference = line(64);
const createPaymentInput = z.strictObject({
  operationId,
  amount: money,
  description,
  reference,
  payer,
  /** Keep the method for later charges without the payer. */
  saveMethod: z.boolean(),
  returnUrl: webUrl,
  cancelUrl: webUrl,
  locale: payerLocale,
});
const chargeSavedInput = z.strictObject({
  operationId,
  amount: money,
  description,
  reference,
  customerRef: remoteRef,
  methodRef: remoteRef,
});
const refundInput = z.strictObject({
  operationId,
  paymentRef: remoteRef,
  amount: money,
  reason: z.optional(z.enum(['requested_by_customer', 'duplicate', 'fraudulent'])),
});
const saveMethodInput = z.strictObject({
  operationId,
  payer,
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
  returnUrl: webUrl,
  cancelUrl: webUrl,
  locale: payerLocale,
});
const deleteMethodInput = z.strictObject({ operationId, methodRef: remoteRef });
const deleted = z.strictObject({ methodRef: remoteRef });

const WRITE_MS = 30_000;
const READ_MS = 20_000;

const createPayment = method({
  mutating: true,
  required: true,
  deadlineMs: WRITE_MS,
  input: createPaymentInput,
  value: payment,
});
const chargeSaved = method({
  mutating: true,
  required: false,
  deadlineMs: WRITE_MS,
  input: chargeSavedInput,
  value: payment,
});
const refundPayment = method({
  mutating: true,
  required: false,
  deadlineMs: WRITE_MS,
  input: refundInput,
  value: refund,
});
const savePaymentMethod = method({
  mutating: true,
  required: false,
  deadlineMs: WRITE_MS,
  input: saveMethodInput,
  value: savedMethod,
});
const deleteMethod = method({
  mutating: true,
  required: false,
  deadlineMs: WRITE_MS,
  input: deleteMethodInput,
  value: deleted,
});

/**
 * Takes money. Card data never passes through us: `createPayment` and `savePaymentMethod` send the payer to the
 * provider's own page (`needs_action`), later charges use what was saved there.
 */
export const paymentGateway = {
  /** Answers `needs_action` with the hosted page, or `pending` with instructions. `remoteRef` is what getPayment takes. */
  createPayment,
  /** Charges a saved method while the payer is away. A refused card is `declined`. */
  chargeSaved,
  refund: refundPayment,
  /** Lets the payer leave a method on the provider's page; the result is read with `probe`. */
  savePaymentMethod,
  /** Forgetting a method that is already gone is `done`. */
  deleteMethod,
  /** What became of an operation whose answer was lost or is still to come. */
  probe: method({
    mutating: false,
    required: true,
    deadlineMs: WRITE_MS,
    input: z.discriminatedUnion('of', [
      probeInput('createPayment', createPaymentInput),
      probeInput('chargeSaved', chargeSavedInput),
      probeInput('refund', refundInput),
      probeInput('savePaymentMethod', saveMethodInput),
      probeInput('deleteMethod', deleteMethodInput),
    ]),
    value: z.discriminatedUnion('found', [
      probeAbsent,
      z.discriminatedUnion('of', [
        probeFound('createPayment', createPayment.outcome),
        probeFound('chargeSaved', chargeSaved.outcome),
        probeFound('refund', refundPayment.outcome),
        probeFound('savePaymentMethod', savePaymentMethod.outcome),
        probeFound('deleteMethod', deleteMethod.outcome),
      ]),
    ]),
  }),
  /** The payment as it is now, by the remoteRef of createPayment or the paymentRef of a notice. */
  getPayment: method({
    mutating: false,
    required: true,
    deadlineMs: READ_MS,
    input: z.strictObject({ paymentRef: remoteRef }),
    value: payment,
  }),
  /** The dispute as it is now, by the disputeRef of a notice. */
  getDispute: method({
    mutating: false,
    required: false,
    deadlineMs: READ_MS,
    input: z.strictObject({ disputeRef: remoteRef }),
    value: dispute,
  }),
  /**
   * Every movement of our account from `from` until before `until`, page by page. The host reads again what it has read;
   * an entry keeps its `entryRef`.
   */
  listBalance: method({
    mutating: false,
    required: false,
    deadlineMs: READ_MS,
    input: z.strictObject({ from: instant, until: instant, cursor: z.optional(line(255)) }),
    value: z.strictObject({
      entries: z.array(balanceEntry).check(z.maxLength(250)),
      /** Of the next page; absent: this was the last. */
      nextCursor: z.optional(line(255)),
    }),
  }),
  /**
   * Checks a webhook's signature over the raw bytes and says what it is about. No network.
   * A bad signature is `failed` with class `auth`.
   */
  parseWebhook: method({
    mutating: false,
    required: false,
    deadlineMs: 5_000,
    input: z.strictObject({
      /** The body as it came, base64: a re-encoded body has another signature. */
      rawBodyBase64: z.string().check(z.maxLength(1_400_000), z.regex(/^[A-Za-z0-9+/]*={0,2}$/)),
      /** Names in lower case. */
      headers: z.record(z.string(), z.string()),
      receivedAt: instant,
    }),
    value: z.strictObject({ notices: z.array(notice).check(z.maxLength(250)) }),
  }),
  /** A harmless signed-in call. `failed` with class `auth` for bad credentials. */
  testConnection: method({
    mutating: false,
    required: true,
    deadlineMs: READ_MS,
    input: nothing,
    value: z.strictObject({ account: z.optional(line(200)), testMode: z.boolean() }),
  }),
} as const;
