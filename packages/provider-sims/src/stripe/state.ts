import type { CardBehaviour } from './cards.ts';
import type { BalanceTransaction, Charge, Dispute, Payout, Refund } from './objects/charges.ts';
import type { CheckoutSession, SessionLine } from './objects/checkout.ts';
import type { Customer, Metadata, PaymentMethod } from './objects/customers.ts';
import type { StripeEvent, WebhookEndpoint } from './objects/events.ts';
import type { PaymentIntent, SetupIntent } from './objects/intents.ts';
import type { CalculationLine, TaxCalculation, TaxTransaction, TransactionLine } from './objects/tax.ts';

/** The answer that a key's first executed request got. */
export interface StoredAnswer {
  fingerprint: string;
  status: number;
  body: string;
  requestId: string;
  /** Simulated ms. */
  at: number;
}

/** Something that happens later by the simulated clock. */
export interface Task {
  /** Simulated ms. */
  dueAt: number;
  kind:
    | 'expire_session'
    | 'settle_payment'
    | 'fail_payment'
    | 'open_dispute'
    | 'open_inquiry'
    | 'fail_refund'
    | 'settle_refund';
  ref: string;
}

/** A webhook on its way. */
export interface Delivery {
  eventId: string;
  endpointId: string;
  attempt: number;
  /** Simulated ms. */
  dueAt: number;
  signature: 'good' | 'missing' | 'bad';
  /** Waits until another event was delivered. */
  swapped: boolean;
}

/** What a session needs besides its public object. */
export interface SessionSecrets {
  lines: SessionLine[];
  intentMetadata: Metadata;
  intentDescription: string | null;
  setupFutureUsage: string | null;
}

type ById<T> = Record<string, T>;

export interface StripeState {
  customers: ById<Customer>;
  paymentMethods: ById<PaymentMethod>;
  /** How a payment method behaves; card numbers themselves are never kept. */
  behaviours: ById<CardBehaviour>;
  paymentIntents: ById<PaymentIntent>;
  /** Return addresses of intents that were confirmed with one. */
  returnUrls: ById<string>;
  setupIntents: ById<SetupIntent>;
  charges: ById<Charge>;
  refunds: ById<Refund>;
  disputes: ById<Dispute>;
  balanceTransactions: ById<BalanceTransaction>;
  payouts: ById<Payout>;
  sessions: ById<CheckoutSession>;
  sessionSecrets: ById<SessionSecrets>;
  taxCalculations: ById<TaxCalculation>;
  taxTransactions: ById<TaxTransaction>;
  /** Lines of both, by their id. */
  taxLines: ById<(CalculationLine | TransactionLine)[]>;
  events: ById<StripeEvent>;
  endpoints: ById<WebhookEndpoint>;
  endpointSecrets: ById<string>;
  idempotency: ById<StoredAnswer>;
  tasks: Task[];
  deliveries: Delivery[];
}

export function emptyState(): StripeState {
  return {
    customers: {},
    paymentMethods: {},
    behaviours: {},
    paymentIntents: {},
    returnUrls: {},
    setupIntents: {},
    charges: {},
    refunds: {},
    disputes: {},
    balanceTransactions: {},
    payouts: {},
    sessions: {},
    sessionSecrets: {},
    taxCalculations: {},
    taxTransactions: {},
    taxLines: {},
    events: {},
    endpoints: {},
    endpointSecrets: {},
    idempotency: {},
    tasks: [],
    deliveries: [],
  };
}
