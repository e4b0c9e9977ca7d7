import * as z from 'zod/mini';

/** The parts of Stripe's objects that we read. Other fields are ignored, so that new ones do no harm. */
const text = z.string();
const maybe = z.nullish(text);
const metadata = z._default(z.nullish(z.record(z.string(), z.string())), {});
/** Stripe sends an id, or the object where we asked to expand it. */
const idOr = <S extends z.ZodMiniType>(schema: S) => z.nullish(z.union([text, schema]));

export const paymentMethod = z.object({
  id: text,
  type: text,
  customer: maybe,
  card: z.nullish(
    z.object({ brand: maybe, last4: maybe, exp_month: z.nullish(z.int()), exp_year: z.nullish(z.int()) }),
  ),
  sepa_debit: z.nullish(z.object({ last4: maybe })),
});
export type StripePaymentMethod = z.infer<typeof paymentMethod>;

export const lastError = z.object({ code: maybe, decline_code: maybe });

const charge = z.object({ id: text, amount_refunded: z.int() });

export const paymentIntent = z.object({
  id: text,
  amount: z.int(),
  currency: text,
  status: text,
  created: z.int(),
  customer: maybe,
  setup_future_usage: maybe,
  metadata,
  last_payment_error: z.nullish(lastError),
  latest_charge: idOr(charge),
  payment_method: idOr(paymentMethod),
});
export type StripePaymentIntent = z.infer<typeof paymentIntent>;

export const setupIntent = z.object({
  id: text,
  status: text,
  customer: maybe,
  payment_method: idOr(paymentMethod),
  last_setup_error: z.nullish(lastError),
});
export type StripeSetupIntent = z.infer<typeof setupIntent>;

export const session = z.object({
  id: text,
  mode: text,
  status: maybe,
  url: maybe,
  amount_total: z.nullish(z.int()),
  currency: maybe,
  created: z.int(),
  expires_at: z.nullish(z.int()),
  metadata,
  payment_intent: maybe,
  setup_intent: maybe,
});
export type StripeSession = z.infer<typeof session>;

export const refund = z.object({
  id: text,
  amount: z.int(),
  currency: text,
  status: maybe,
  payment_intent: maybe,
  failure_reason: maybe,
  metadata,
});
export type StripeRefund = z.infer<typeof refund>;

const balanceTransaction = z.object({
  id: text,
  amount: z.int(),
  fee: z.int(),
  currency: text,
  created: z.int(),
  type: text,
  reporting_category: maybe,
  description: maybe,
});

export const dispute = z.object({
  id: text,
  object: z.literal('dispute'),
  amount: z.int(),
  currency: text,
  created: z.int(),
  livemode: z._default(z.nullish(z.boolean()), true),
  reason: text,
  status: text,
  payment_intent: maybe,
  evidence_details: z.nullish(z.object({ due_by: z.nullish(z.int()) })),
  balance_transactions: z._default(z.array(balanceTransaction), []),
});
export type StripeDispute = z.infer<typeof dispute>;

/** A movement of the balance with what caused it, which is a charge, a refund, a dispute, a payout or something else. */
export const movement = z.extend(balanceTransaction, {
  source: idOr(z.object({ id: text, object: text, payment_intent: maybe, metadata })),
});
export type StripeMovement = z.infer<typeof movement>;

export const listOf = <S extends z.ZodMiniType>(item: S) => z.object({ data: z.array(item), has_more: z.boolean() });

export const errorBody = z.object({
  error: z.object({
    type: maybe,
    code: maybe,
    decline_code: maybe,
    param: maybe,
    payment_intent: z.nullish(z.object({ id: text })),
  }),
});
export type StripeErrorBody = z.infer<typeof errorBody>['error'];

/** Names under which our ids travel in Stripe's metadata. */
export const OPERATION_KEY = 'panel1_operation';
export const REFERENCE_KEY = 'panel1_reference';
