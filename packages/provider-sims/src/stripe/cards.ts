/** What a payment method does when it is charged. */
export interface CardBehaviour {
  kind:
    | 'succeed'
    | 'authenticate'
    | 'decline'
    | 'fail_off_session'
    | 'dispute'
    | 'inquiry'
    | 'refund_fails'
    | 'refund_pends'
    | 'settle'
    | 'settle_fails';
  /** For `decline`: Stripe's error code and decline code. */
  code?: string;
  declineCode?: string;
}

export interface MagicCard {
  brand: string;
  behaviour: CardBehaviour;
  /** Ready-made payment method ids, as in Stripe's test mode. */
  alias?: string;
}

function declines(code: string, declineCode: string): CardBehaviour {
  return { kind: 'decline', code, declineCode };
}

/** The vendor's published test numbers. Any other number is refused. */
export const MAGIC_CARDS: Readonly<Record<string, MagicCard>> = {
  '4242424242424242': { brand: 'visa', behaviour: { kind: 'succeed' }, alias: 'pm_card_visa' },
  '5555555555554444': { brand: 'mastercard', behaviour: { kind: 'succeed' }, alias: 'pm_card_mastercard' },
  '378282246310005': { brand: 'amex', behaviour: { kind: 'succeed' }, alias: 'pm_card_amex' },
  '4000002760003184': { brand: 'visa', behaviour: { kind: 'authenticate' }, alias: 'pm_card_authenticationRequired' },
  '4000000000000002': {
    brand: 'visa',
    behaviour: declines('card_declined', 'generic_decline'),
    alias: 'pm_card_visa_chargeDeclined',
  },
  '4000000000009995': {
    brand: 'visa',
    behaviour: declines('card_declined', 'insufficient_funds'),
    alias: 'pm_card_visa_chargeDeclinedInsufficientFunds',
  },
  '4000000000009987': {
    brand: 'visa',
    behaviour: declines('card_declined', 'lost_card'),
    alias: 'pm_card_visa_chargeDeclinedLostCard',
  },
  '4000000000000069': {
    brand: 'visa',
    behaviour: declines('expired_card', 'expired_card'),
    alias: 'pm_card_chargeDeclinedExpiredCard',
  },
  '4000000000000127': {
    brand: 'visa',
    behaviour: declines('incorrect_cvc', 'incorrect_cvc'),
    alias: 'pm_card_chargeDeclinedIncorrectCvc',
  },
  '4000000000000119': {
    brand: 'visa',
    behaviour: declines('processing_error', 'processing_error'),
    alias: 'pm_card_chargeDeclinedProcessingError',
  },
  '4000000000000341': { brand: 'visa', behaviour: { kind: 'fail_off_session' }, alias: 'pm_card_chargeCustomerFail' },
  '4000000000000259': { brand: 'visa', behaviour: { kind: 'dispute' }, alias: 'pm_card_createDispute' },
  '4000000000001976': { brand: 'visa', behaviour: { kind: 'inquiry' }, alias: 'pm_card_createDisputeInquiry' },
  '4000000000005126': { brand: 'visa', behaviour: { kind: 'refund_fails' }, alias: 'pm_card_refundFail' },
  '4000000000007726': { brand: 'visa', behaviour: { kind: 'refund_pends' }, alias: 'pm_card_pendingRefund' },
};

/** Test IBANs: the first settles, the second fails to. */
export const MAGIC_IBANS: Readonly<Record<string, CardBehaviour>> = {
  AT611904300234573201: { kind: 'settle' },
  AT861904300235473202: { kind: 'settle_fails' },
};

const MESSAGES: Readonly<Record<string, string>> = {
  generic_decline: 'Your card was declined.',
  insufficient_funds: 'Your card has insufficient funds.',
  lost_card: 'Your card was declined.',
  expired_card: 'Your card has expired.',
  incorrect_cvc: "Your card's security code is incorrect.",
  processing_error: 'An error occurred while processing your card. Try again in a little bit.',
  authentication_required: 'Your card was declined. This transaction requires authentication.',
};

export function declineMessage(declineCode: string): string {
  return MESSAGES[declineCode] ?? 'Your card was declined.';
}

/** The number behind a ready-made payment method id. */
export function numberOfAlias(alias: string): string | undefined {
  return Object.entries(MAGIC_CARDS).find(([, card]) => card.alias === alias)?.[0];
}
