import { DELIVERY_STATES, EFFECT_STATES } from '@panel1/shared-types';
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant, oneOf, platformPolicy, policies, policiesByEffect, tenantKey, tenantOnly } from './_columns.ts';

export const outboxEvents = pgTable(
  'outbox_events',
  {
    ...tenantKey,
    name: text('name').notNull(),
    version: integer('version').notNull(),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    clientId: uuid('client_id'),
    requestId: text('request_id').notNull(),
    occurredAt: instant('occurred_at').notNull(),
    recordedAt: instant('recorded_at').notNull().default(sql`clock_timestamp()`),
    publishedAt: instant('published_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('outbox_events_unpublished').on(t.recordedAt).where(sql`published_at is null`),
    ...policies('client'),
    platformPolicy(),
  ],
);

/** One row per event and consumer; its state changes in the consumer's own transaction: at least once becomes once. */
export const eventDeliveries = pgTable(
  'event_deliveries',
  {
    ...tenantOnly,
    eventId: uuid('event_id').notNull(),
    consumer: text('consumer').notNull(),
    state: text('state', { enum: DELIVERY_STATES }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    nextAt: instant('next_at').notNull().default(sql`clock_timestamp()`),
    lastError: text('last_error'),
    processedAt: instant('processed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.eventId, t.consumer] }),
    foreignKey({ columns: [t.tenantId, t.eventId], foreignColumns: [outboxEvents.tenantId, outboxEvents.id] }),
    index('event_deliveries_open').on(t.state, t.nextAt).where(sql`state in ('waiting', 'dead')`),
    check('event_deliveries_state', oneOf('state', DELIVERY_STATES)),
    ...policies('whole'),
    platformPolicy(),
  ],
);

/** Every call to the outside world: planned in the business transaction, performed by a worker. */
export const effects = pgTable(
  'effects',
  {
    ...tenantKey,
    kind: text('kind').notNull(),
    businessKey: text('business_key').notNull(),
    resourceKind: text('resource_kind').notNull(),
    resourceId: uuid('resource_id').notNull(),
    clientId: uuid('client_id'),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    state: text('state', { enum: EFFECT_STATES }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    leaseUntil: instant('lease_until'),
    leaseToken: uuid('lease_token'),
    /** Until then a call whose answer we do not have may still be under way at the provider. */
    callEndsAt: instant('call_ends_at'),
    nextAt: instant('next_at').notNull().default(sql`clock_timestamp()`),
    firstSentAt: instant('first_sent_at'),
    providerRef: text('provider_ref'),
    lastCode: text('last_code'),
    lastMessage: text('last_message'),
    requestId: text('request_id').notNull(),
    createdAt: instant('created_at').notNull(),
    finishedAt: instant('finished_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('effects_business_key').on(t.tenantId, t.businessKey),
    index('effects_resource').on(t.tenantId, t.resourceKind, t.resourceId),
    index('effects_due').on(t.nextAt).where(sql`state in ('planned', 'sending', 'unknown')`),
    index('effects_unfinished').on(t.state).where(sql`state <> 'succeeded'`),
    check('effects_state', oneOf('state', EFFECT_STATES)),
    ...policies('client'),
    platformPolicy(),
  ],
);

/** What was sent and answered, redacted: the module log. */
export const effectAttempts = pgTable(
  'effect_attempts',
  {
    ...tenantKey,
    effectId: uuid('effect_id').notNull(),
    number: integer('number').notNull(),
    step: text('step', { enum: ['perform', 'probe'] }).notNull(),
    outcome: text('outcome').notNull(),
    code: text('code'),
    message: text('message'),
    exchanges: jsonb('exchanges').$type<unknown[]>().notNull(),
    durationMs: integer('duration_ms').notNull(),
    startedAt: instant('started_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('effect_attempts_effect').on(t.tenantId, t.effectId, t.number),
    foreignKey({ columns: [t.tenantId, t.effectId], foreignColumns: [effects.tenantId, effects.id] }),
    check('effect_attempts_step', oneOf('step', ['perform', 'probe'])),
    ...policiesByEffect(),
  ],
);
