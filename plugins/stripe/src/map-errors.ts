import {
  type Declined,
  type Failed,
  type FetchAnswer,
  failure,
  rateLimit,
  type Unknown,
  uncertain,
} from '@panel1/plugin-sdk';
import { errorBody, type StripeErrorBody } from './shapes.ts';

/** Declines that another try with the same card will not change. */
const FINAL = new Set([
  'authentication_required',
  'card_not_supported',
  'currency_not_supported',
  'expired_card',
  'fraudulent',
  'incorrect_number',
  'invalid_account',
  'invalid_expiry_month',
  'invalid_expiry_year',
  'lost_card',
  'merchant_blacklist',
  'new_account_information_available',
  'pickup_card',
  'restricted_card',
  'revocation_of_all_authorizations',
  'revocation_of_authorization',
  'stolen_card',
  'stop_payment_order',
]);

const MESSAGES: Readonly<Record<string, string>> = {
  insufficient_funds: 'The card has not enough funds.',
  expired_card: 'The card has expired.',
  authentication_required: 'The bank wants the card holder to confirm this payment.',
};

const word = (text: string | null | undefined): string =>
  text !== null && text !== undefined && /^[a-z0-9][a-z0-9_.-]{0,63}$/.test(text) ? text : 'card_declined';

/** A refused charge in our words. */
export function declinedBy(
  error: { code?: string | null | undefined; decline_code?: string | null | undefined },
  remoteRef?: string,
): Declined {
  const code = word(error.decline_code ?? error.code);
  return {
    status: 'declined',
    code,
    retryable: !FINAL.has(code),
    // Why a card was refused is the bank's secret (lost, stolen): the payer only learns what helps him.
    safeMessage: MESSAGES[code] ?? 'The bank refused the card.',
    ...(remoteRef === undefined ? {} : { remoteRef }),
  };
}

function parsedError(body: string): StripeErrorBody | undefined {
  try {
    return errorBody.safeParse(JSON.parse(body)).data?.error;
  } catch {
    return undefined;
  }
}

const NOT_ACCEPTED = 'Stripe did not accept the request.';

function refusal(error: StripeErrorBody | undefined): Failed {
  const code = word(error?.code ?? error?.type ?? 'invalid_request');
  if (error?.type === 'idempotency_error') {
    return failure('conflict', 'idempotency_mismatch', 'The same operation was sent before with other values.');
  }
  if (code === 'resource_missing') return failure('not_found', code, 'Stripe does not know this object.');
  if (code === 'charge_already_refunded' || code.endsWith('unexpected_state')) {
    return failure('conflict', code, 'The payment is in a state that does not allow this.');
  }
  const where = error?.param ? ` (${error.param})` : '';
  return failure('validation', code, `${NOT_ACCEPTED}${where}`.slice(0, 300));
}

function retryAfterMs(answer: FetchAnswer): number {
  const seconds = Number(answer.headers['retry-after']);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 2_000;
}

/** What an answer other than 200 means. After a write, everything that is not a clear refusal is unknown. */
export function outcomeOfStatus(answer: FetchAnswer, mutating: boolean): Failed | Declined | Unknown {
  const { status } = answer;
  const error = parsedError(answer.body);
  if (status === 401) return failure('auth', 'key_refused', 'Stripe refused the secret key.');
  if (status === 429) return rateLimit(retryAfterMs(answer));
  if (error !== undefined && error.type !== 'api_error') {
    if (status === 402) return declinedBy(error, error.payment_intent?.id);
    if (status === 403) return failure('permission', 'key_lacks_permission', 'The key may not do this at Stripe.');
    if (status === 404) return failure('not_found', 'resource_missing', 'Stripe does not know this object.');
    if (status === 400) return refusal(error);
  }
  // 409: a request with this key is still running. 5xx and pages of proxies: it may have been applied.
  if (mutating) return uncertain(`http_${status}`, 'Stripe did not answer clearly; whether it acted is being checked.');
  return failure('transient', `http_${status}`, 'Stripe has a problem at the moment.');
}
