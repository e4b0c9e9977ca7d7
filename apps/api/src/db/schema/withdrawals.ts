import { WITHDRAWAL_STATUSES } from '@panel1/shared-types';
import { check, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, minor, nonNegative, oneOf, plainDate, policies, tenantKey } from './_columns.ts';
import { clients } from './clients.ts';

/** What a consumer declared: to withdraw from a contract. It counts from the moment it arrives. */
export const withdrawals = pgTable(
  'withdrawals',
  {
    ...tenantKey,
    status: text('status', { enum: WITHDRAWAL_STATUSES }).notNull(),
    // In the words of whoever declared it.
    name: text('name').notNull(),
    email: text('email').notNull(),
    contract: text('contract').notNull(),
    remark: text('remark').notNull(),
    locale: text('locale').notNull(),
    // Null: by somebody who was not logged in; staff find out whose contract it is.
    declaredById: uuid('declared_by_id'),
    clientId: uuid('client_id'),
    subscriptionIds: uuid('subscription_ids').array().notNull(),
    receivedOn: plainDate('received_on').notNull(),
    receivedAt: instant('received_at').notNull(),
    decidedAt: instant('decided_at'),
    decidedByName: text('decided_by_name'),
    refusal: text('refusal'),
    // What went back to means of payment, and what became credit.
    currency: text('currency'),
    refundedMinor: minor('refunded_minor'),
    creditedMinor: minor('credited_minor'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('withdrawals_list').on(t.tenantId, t.receivedAt),
    index('withdrawals_client').on(t.tenantId, t.clientId),
    foreignKey({ columns: [t.tenantId, t.clientId], foreignColumns: [clients.tenantId, clients.id] }),
    check('withdrawals_status', oneOf('status', WITHDRAWAL_STATUSES)),
    check('withdrawals_amounts', nonNegative('refunded_minor', 'credited_minor')),
    ...policies('client'),
  ],
);
