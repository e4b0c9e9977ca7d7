import { DISPUTE_BOOKINGS, DISPUTE_STATUSES } from '@panel1/shared-types';
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { currencyColumn, instant, minor, nonNegative, oneOf, policies, tenantKey } from './_columns.ts';
import { clients } from './clients.ts';
import { payments } from './payments.ts';

/** A payment that the payer's bank questions, as the gateway told of it last, and what of it is booked. */
export const disputes = pgTable(
  'disputes',
  {
    ...tenantKey,
    paymentId: uuid('payment_id').notNull(),
    clientId: uuid('client_id').notNull(),
    pluginId: text('plugin_id').notNull(),
    // The gateway's own name of it.
    providerRef: text('provider_ref').notNull(),
    status: text('status', { enum: DISPUTE_STATUSES }).notNull(),
    // Why the payer questions it, as the gateway's code.
    reason: text('reason').notNull(),
    amountMinor: minor('amount_minor').notNull(),
    currency: currencyColumn(),
    evidenceDueAt: instant('evidence_due_at'),
    // The page at the gateway where it is answered.
    gatewayUrl: text('gateway_url'),
    openedAt: instant('opened_at').notNull(),
    seenAt: instant('seen_at').notNull(),
    endedAt: instant('ended_at'),
    // Where the books stand: nothing, withheld while it is open, or lost; and how often something was booked.
    booking: text('booking', { enum: DISPUTE_BOOKINGS }).notNull(),
    bookedMinor: minor('booked_minor').notNull(),
    bookings: integer('bookings').notNull(),
    // What the gateway charges for it, in its own currency; null until it takes something.
    feeMinor: minor('fee_minor').notNull(),
    feeCurrency: text('fee_currency'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('disputes_provider_ref').on(t.tenantId, t.pluginId, t.providerRef),
    index('disputes_payment').on(t.tenantId, t.paymentId),
    index('disputes_client').on(t.tenantId, t.clientId),
    index('disputes_list').on(t.tenantId, t.openedAt),
    index('disputes_open').on(t.tenantId, t.evidenceDueAt).where(sql`ended_at is null`),
    foreignKey({ columns: [t.tenantId, t.paymentId], foreignColumns: [payments.tenantId, payments.id] }),
    foreignKey({ columns: [t.tenantId, t.clientId], foreignColumns: [clients.tenantId, clients.id] }),
    check('disputes_status', oneOf('status', DISPUTE_STATUSES)),
    check('disputes_booking', oneOf('booking', DISPUTE_BOOKINGS)),
    check('disputes_amounts', nonNegative('amount_minor', 'booked_minor', 'bookings')),
    check('disputes_booked', sql`booked_minor <= amount_minor and (booking = 'none') = (booked_minor = 0)`),
    ...policies('client'),
  ],
);
