/** Status values, one list each: the database's CHECK, the API, the interface and the documents read the same ones. */
export const TENANT_STATUSES = ['active', 'suspended'] as const;
export const USER_STATUSES = ['active', 'disabled'] as const;
export const SURFACES = ['staff', 'client'] as const;
export const CLIENT_STATUSES = ['active', 'inactive', 'closed'] as const;
/** Whether what falls due of a client is invoiced at once or gathered on one invoice a month; `default`: as the provider says. */
export const INVOICE_TIMINGS = ['default', 'single', 'monthly'] as const;
/** What is known of a VAT number; `unknown`: it was not checked yet, or nobody answered. */
export const TAX_ID_STATUSES = ['valid', 'invalid', 'unknown'] as const;
export const VAT_CHECK_OUTCOMES = ['valid', 'invalid', 'unavailable'] as const;
/** Colours by which staff tell client groups apart; tokens of the interface. */
export const CLIENT_GROUP_COLORS = ['neutral', 'info', 'success', 'warning', 'danger'] as const;
export const CONTACT_GRANTS = ['owner', 'billing', 'technical', 'support'] as const;
export const PRODUCT_STATUSES = ['draft', 'active', 'hidden', 'retired'] as const;
export const COMPONENT_KINDS = ['hosting_account', 'domain', 'certificate', 'server', 'one_off'] as const;
export const BILLING_CYCLES = [
  'one_time',
  'monthly',
  'quarterly',
  'semi_annually',
  'annually',
  'biennially',
  'triennially',
] as const;
export const OPTION_KINDS = ['choice', 'quantity', 'yes_no'] as const;
export const FIELD_TIMINGS = ['before_payment', 'after_payment'] as const;
export const ORDER_STATUSES = ['pending', 'in_review', 'accepted', 'cancelled', 'expired', 'fraud'] as const;
/** `sent` waits for the client, and has expired when its last day is over. */
export const QUOTE_STATUSES = ['draft', 'sent', 'accepted', 'declined', 'revoked'] as const;
export const SUBSCRIPTION_STATUSES = [
  'pending',
  'trialing',
  'active',
  'past_due',
  'paused',
  'cancelled',
  'ended',
] as const;
/** A request to end a subscription: `waiting` for staff where the tenant wants that, else done at once. */
export const CANCELLATION_STATUSES = ['waiting', 'approved', 'declined', 'withdrawn'] as const;
/** What a new price is: an amount, a share more or less, or what the catalogue asks. */
export const PRICE_KINDS = ['amount', 'percent', 'catalogue'] as const;
/** New prices for subscriptions that run. `gathering` looks for whom it concerns, `draft` waits for staff to start it. */
export const PRICE_CHANGE_STATUSES = ['gathering', 'draft', 'running', 'done', 'stopped'] as const;
/** `waiting` to be told, `told` and not yet in force, `exempt` by staff, `left_out` because something stands against it. */
export const PRICE_ITEM_STATES = ['waiting', 'told', 'in_force', 'exempt', 'left_out'] as const;
/** `change`: time at a new price after a change of plan; `credit`: time that is given back, with the line it corrects. */
export const LINE_KINDS = [
  'recurring',
  'change',
  'usage',
  'setup',
  'one_off',
  'minimum',
  'late_fee',
  'discount',
  'credit',
] as const;
/** What a coupon takes: a share, an amount per currency, or all of what a period costs. */
export const COUPON_KINDS = ['percent', 'fixed', 'free_period'] as const;
/** `once`: one period; `periods`: so many of them, whatever their length. */
export const COUPON_DURATIONS = ['once', 'periods', 'forever'] as const;
/** Why a coupon that was entered counts no more: staff took it off, or its order came to nothing. */
export const REDEMPTION_ENDS = ['taken_off', 'given_back'] as const;
/** Why a coupon cannot be redeemed, or takes nothing where it is entered. */
export const COUPON_REFUSALS = [
  'unknown',
  'not_yet_valid',
  'expired',
  'used_up',
  'used_up_by_client',
  'new_clients_only',
  'currency_mismatch',
  'already_entered',
  'not_stackable',
  'no_eligible_lines',
  'below_minimum',
  'periods_used_up',
  'amount_used_up',
  'rounds_to_nothing',
  'nothing_left',
] as const;
/** `proforma`: a request to pay that becomes an invoice when it is paid. */
export const DOCUMENT_KINDS = ['invoice', 'proforma', 'credit_note'] as const;
/** `pending_tax` waits for the check of a VAT number; `uncollectible` was given up. */
export const INVOICE_STATUSES = ['draft', 'pending_tax', 'issued', 'paid', 'void', 'uncollectible'] as const;
/** What dunning does about an unpaid invoice. */
export const DUNNING_KINDS = ['remind', 'late_fee', 'suspend', 'terminate', 'cancel_order'] as const;
/** `received` waits for staff; `accepted`: the contract has ended and what was paid for the rest goes back. */
export const WITHDRAWAL_STATUSES = ['received', 'accepted', 'refused'] as const;
/** Where credit of a client comes from, in the order in which it is spent. */
export const FUND_KINDS = ['credit_note', 'granted', 'purchased'] as const;
export const PAYMENT_STATUSES = [
  'planned',
  'needs_action',
  'pending',
  'succeeded',
  'declined',
  'failed',
  'cancelled',
  'unknown',
] as const;
export const METHOD_SETUP_STATUSES = ['planned', 'needs_action', 'succeeded', 'failed', 'cancelled'] as const;
export const REFUND_STATUSES = ['planned', 'pending', 'succeeded', 'failed', 'unknown'] as const;
/** `inquiry`: the payer's bank only asks; `closed`: it ended without a decision, the money stayed. */
export const DISPUTE_STATUSES = ['inquiry', 'needs_response', 'under_review', 'won', 'lost', 'closed'] as const;
/** What the books say of a disputed amount. */
export const DISPUTE_BOOKINGS = ['none', 'withheld', 'lost'] as const;
/** What moves money on the account that a gateway keeps for us. */
export const GATEWAY_ENTRY_KINDS = ['payment', 'refund', 'dispute', 'fee', 'payout', 'other'] as const;
/** How a gateway's account and our books can disagree. */
export const DIFFERENCE_REASONS = ['missing_here', 'missing_there', 'amount_differs', 'fee_not_booked'] as const;
/** `closed`: a later reading found both sides to agree; `explained`: a person said why they do not. */
export const DIFFERENCE_STATES = ['open', 'closed', 'explained'] as const;
export const SERVICE_STATUSES = ['pending', 'provisioning', 'active', 'suspended', 'terminated', 'failed'] as const;
/** The reason of a suspension that ends by itself when its subscription goes on. */
export const PAUSED_REASON = 'paused';
export const SERVICE_TARGETS = ['none', 'active', 'suspended', 'terminated'] as const;
export const EFFECT_STATES = ['planned', 'sending', 'succeeded', 'failed', 'unknown', 'parked'] as const;
/** An event on its way to a module: `dead` failed too often and waits for a person, `dismissed` was given up by one. */
export const DELIVERY_STATES = ['waiting', 'done', 'dead', 'dismissed'] as const;
/** What a gateway sent: `parked` waits for a person, `dismissed` was put aside by one. */
export const NOTICE_STATES = ['stored', 'applied', 'ignored', 'parked', 'dismissed'] as const;
/** What kind of file a bank statement came as. */
export const BANK_FILE_FORMATS = ['camt053', 'csv'] as const;
/** An entry of a bank statement: `open` waits for a person, `outgoing` is money that left and needs none. */
export const BANK_LINE_STATUSES = ['open', 'matched', 'credited', 'ignored', 'outgoing'] as const;
export const MAIL_STATUSES = ['planned', 'sent', 'failed'] as const;
export const PLUGIN_STATES = ['disabled', 'configuring', 'enabled', 'failed'] as const;
export const LEDGER_ACCOUNTS = [
  'gateway_clearing',
  'bank',
  'receivable',
  'disputed_receivable',
  'tax_payable',
  'deferred_revenue',
  'client_credit',
  'wallet_purchased',
  'wallet_granted',
  'unapplied_cash',
  'revenue',
  'discounts',
  'late_fees',
  'gateway_fees',
  'write_off',
  'dispute_fees',
  'promotion',
  'exchange_difference',
  'rounding',
] as const;
export const DOCUMENT_SERIES = [
  'invoice',
  'credit_note',
  'debit_note',
  'proforma',
  'client',
  'order',
  'quote',
] as const;

export type TaxIdStatus = (typeof TAX_ID_STATUSES)[number];
export type VatCheckOutcome = (typeof VAT_CHECK_OUTCOMES)[number];
export type Surface = (typeof SURFACES)[number];
export type ContactGrant = (typeof CONTACT_GRANTS)[number];
export type BillingCycle = (typeof BILLING_CYCLES)[number];
export type QuoteStatus = (typeof QUOTE_STATUSES)[number];
export type OrderStatus = (typeof ORDER_STATUSES)[number];
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];
export type FundKind = (typeof FUND_KINDS)[number];
export type InvoiceStatus = (typeof INVOICE_STATUSES)[number];
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];
export type MethodSetupStatus = (typeof METHOD_SETUP_STATUSES)[number];
export type DisputeStatus = (typeof DISPUTE_STATUSES)[number];
export type DisputeBooking = (typeof DISPUTE_BOOKINGS)[number];
export type GatewayEntryKind = (typeof GATEWAY_ENTRY_KINDS)[number];
export type DifferenceReason = (typeof DIFFERENCE_REASONS)[number];
export type DifferenceState = (typeof DIFFERENCE_STATES)[number];
export type ServiceStatus = (typeof SERVICE_STATUSES)[number];
export type ServiceTarget = (typeof SERVICE_TARGETS)[number];
export type SubscriptionStatus = (typeof SUBSCRIPTION_STATUSES)[number];
export type EffectState = (typeof EFFECT_STATES)[number];
export type DeliveryState = (typeof DELIVERY_STATES)[number];
export type NoticeState = (typeof NOTICE_STATES)[number];
export type LedgerAccount = (typeof LEDGER_ACCOUNTS)[number];
export type CouponRefusalReason = (typeof COUPON_REFUSALS)[number];
export type ComponentKind = (typeof COMPONENT_KINDS)[number];
export type BankFileFormat = (typeof BANK_FILE_FORMATS)[number];
export type BankLineStatus = (typeof BANK_LINE_STATUSES)[number];
export type DocumentSeries = (typeof DOCUMENT_SERIES)[number];

/** What of the daily run waits for a person: the whole run, or one client's invoice. */
export const STOP_KINDS = ['run', 'invoice'] as const;
export type StopKind = (typeof STOP_KINDS)[number];

/**
 * Why: more or less than the index of what is due promised, days on which no run looked ahead, a clock that jumped, an
 * amount far above the client's history.
 */
export const STOP_REASONS = [
  'more_than_predicted',
  'less_than_predicted',
  'days_missed',
  'clock_jump',
  'far_above_history',
] as const;
export type StopReason = (typeof STOP_REASONS)[number];

export const STOP_STATES = ['waiting', 'confirmed', 'refused'] as const;

/** What a tax calculator is told of a document: it was issued, it takes a part of another back, or it is void. */
export const TAX_RECORD_KINDS = ['commit', 'refund', 'void'] as const;
export type TaxRecordKind = (typeof TAX_RECORD_KINDS)[number];

export const TAX_RECORD_STATUSES = ['planned', 'done', 'failed'] as const;
