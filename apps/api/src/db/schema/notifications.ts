import { MAIL_STATUSES } from '@panel1/shared-types';
import { check, index, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant, oneOf, policies, tenantKey } from './_columns.ts';

/** A tenant's own wording of a mail in a locale; without a row the shipped wording is used. */
export const mailTemplates = pgTable(
  'mail_templates',
  {
    ...tenantKey,
    template: text('template').notNull(),
    locale: text('locale').notNull(),
    subject: text('subject').notNull(),
    body: text('body').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('mail_templates_locale').on(t.tenantId, t.template, t.locale),
    ...policies('staff'),
  ],
);

/**
 * Delivery log, and the built-in mailbox when no SMTP server is set. Bodies that hold a secret (reset links, access
 * data) are sealed and dropped after delivery when a real server took them.
 */
export const mails = pgTable(
  'mails',
  {
    ...tenantKey,
    clientId: uuid('client_id'),
    userId: uuid('user_id'),
    template: text('template').notNull(),
    locale: text('locale').notNull(),
    toAddress: text('to_address').notNull(),
    toName: text('to_name').notNull(),
    subject: text('subject').notNull(),
    contentEncrypted: bytes('content_encrypted'),
    messageId: text('message_id').notNull(),
    businessKey: text('business_key').notNull(),
    status: text('status', { enum: MAIL_STATUSES }).notNull(),
    transport: text('transport', { enum: ['smtp', 'mailbox'] }),
    failureMessage: text('failure_message'),
    resourceKind: text('resource_kind'),
    resourceId: uuid('resource_id'),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('mails_business_key').on(t.tenantId, t.businessKey),
    index('mails_client').on(t.tenantId, t.clientId, t.createdAt),
    index('mails_created').on(t.tenantId, t.createdAt),
    check('mails_status', oneOf('status', MAIL_STATUSES)),
    ...policies('client'),
  ],
);
