import { DIFFERENCE_REASONS, DIFFERENCE_STATES, GATEWAY_ENTRY_KINDS } from '@panel1/shared-types';
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { currencyColumn, instant, minor, oneOf, plainDate, policies, tenantKey } from './_columns.ts';
import { payments, refunds } from './payments.ts';
import { disputes } from './payments-disputes.ts';

/** How far a gateway's own account was read, and how the last reading ended. */
export const gatewayReadings = pgTable(
  'gateway_readings',
  {
    ...tenantKey,
    pluginId: text('plugin_id').notNull(),
    // Everything that the gateway booked before this instant was read.
    readTo: instant('read_to').notNull(),
    readAt: instant('read_at'),
    // Why the last reading stopped, as a code and in the gateway's words; null: it came to its end.
    failureCode: text('failure_code'),
    failureMessage: text('failure_message'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('gateway_readings_plugin').on(t.tenantId, t.pluginId),
    ...policies('whole'),
  ],
);

/** One movement of our account at a gateway, as the gateway tells it. Money that comes to us is positive. */
export const gatewayEntries = pgTable(
  'gateway_entries',
  {
    ...tenantKey,
    pluginId: text('plugin_id').notNull(),
    entryRef: text('entry_ref').notNull(),
    kind: text('kind', { enum: GATEWAY_ENTRY_KINDS }).notNull(),
    amountMinor: minor('amount_minor').notNull(),
    // What the gateway keeps of it; negative when it gives a fee back.
    feeMinor: minor('fee_minor').notNull(),
    currency: currencyColumn(),
    // What it is about, in the gateway's words, and the payout that it went into.
    sourceRef: text('source_ref'),
    payoutRef: text('payout_ref'),
    description: text('description').notNull(),
    occurredAt: instant('occurred_at').notNull(),
    occurredOn: plainDate('occurred_on').notNull(),
    // Which of ours it is.
    paymentId: uuid('payment_id'),
    refundId: uuid('refund_id'),
    disputeId: uuid('dispute_id'),
    // When its fee, or the payout, was booked.
    bookedAt: instant('booked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('gateway_entries_ref').on(t.tenantId, t.pluginId, t.entryRef),
    index('gateway_entries_day').on(t.tenantId, t.pluginId, t.occurredOn),
    index('gateway_entries_payment').on(t.tenantId, t.paymentId),
    foreignKey({ columns: [t.tenantId, t.paymentId], foreignColumns: [payments.tenantId, payments.id] }),
    foreignKey({ columns: [t.tenantId, t.refundId], foreignColumns: [refunds.tenantId, refunds.id] }),
    foreignKey({ columns: [t.tenantId, t.disputeId], foreignColumns: [disputes.tenantId, disputes.id] }),
    check('gateway_entries_kind', oneOf('kind', GATEWAY_ENTRY_KINDS)),
    ...policies('whole'),
  ],
);

/** Where a gateway's account and our books say different things, until somebody or a later reading explains it. */
export const gatewayDifferences = pgTable(
  'gateway_differences',
  {
    ...tenantKey,
    pluginId: text('plugin_id').notNull(),
    // Says when two findings are the same: of the entry, or of what is missing there.
    findingKey: text('finding_key').notNull(),
    reason: text('reason', { enum: DIFFERENCE_REASONS }).notNull(),
    state: text('state', { enum: DIFFERENCE_STATES }).notNull(),
    occurredOn: plainDate('occurred_on').notNull(),
    entryId: uuid('entry_id'),
    paymentId: uuid('payment_id'),
    refundId: uuid('refund_id'),
    disputeId: uuid('dispute_id'),
    // What each side says; null: nothing at all.
    theirsMinor: minor('theirs_minor'),
    oursMinor: minor('ours_minor'),
    currency: currencyColumn(),
    explanation: text('explanation'),
    explainedByName: text('explained_by_name'),
    foundAt: instant('found_at').notNull(),
    closedAt: instant('closed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('gateway_differences_finding').on(t.tenantId, t.pluginId, t.findingKey),
    index('gateway_differences_open').on(t.tenantId, t.pluginId, t.occurredOn).where(sql`state = 'open'`),
    foreignKey({ columns: [t.tenantId, t.entryId], foreignColumns: [gatewayEntries.tenantId, gatewayEntries.id] }),
    foreignKey({ columns: [t.tenantId, t.paymentId], foreignColumns: [payments.tenantId, payments.id] }),
    foreignKey({ columns: [t.tenantId, t.refundId], foreignColumns: [refunds.tenantId, refunds.id] }),
    foreignKey({ columns: [t.tenantId, t.disputeId], foreignColumns: [disputes.tenantId, disputes.id] }),
    check('gateway_differences_reason', oneOf('reason', DIFFERENCE_REASONS)),
    check('gateway_differences_sides', sql`theirs_minor is not null or ours_minor is not null`),
    check('gateway_differences_state', oneOf('state', DIFFERENCE_STATES)),
    check('gateway_differences_explained', sql`(state = 'explained') = (explanation is not null)`),
    ...policies('whole'),
  ],
);
