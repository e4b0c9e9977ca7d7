import { BILLING_CYCLES } from '@panel1/shared-types';
import type { StoredCouponTerms, StoredCouponUse } from '#db/schema/_stored.ts';
import type { chargeAttempts, dunningSteps } from '#db/schema/billing-collecting.ts';
import type { couponRedemptions } from '#db/schema/billing-coupons.ts';
import type { funds } from '#db/schema/billing-ledger.ts';
import type { subscriptionChanges } from '#db/schema/subscriptions.ts';
import type { usageEvents } from '#db/schema/usage.ts';
import { cycleMonths } from '#lib/time/periods.ts';
import type {
  ChargeAttempt,
  Coupon,
  DunningRecord,
  Fund,
  Redemption,
  StateChange,
  UsageRecord,
} from '../core/index.ts';
import { readTerms } from '../store/coupon-terms.ts';

/** Whose a record is. */
export interface Owner {
  readonly tenantId: string;
  readonly clientId: string;
}

export const readFund = (row: typeof funds.$inferSelect): Fund => ({
  ...{ id: row.id, kind: row.kind, currency: row.currency, leftMinor: row.leftMinor, priority: row.priority },
  ...{ expiresOn: row.expiresOn, lineKinds: row.lineKinds },
});

export const readRedemption = (row: typeof couponRedemptions.$inferSelect): Redemption => ({
  ...{ id: row.id, couponId: row.couponId, subscriptionIds: row.subscriptionIds, redeemedAt: row.redeemedAt },
  ...(row.terms === null ? {} : { coupon: couponInIntervals(row.couponId, row.terms) }),
  uses: row.uses.map(({ documentId, use }) => ({ documentId, use: { ...use, amountMinor: BigInt(use.amountMinor) } })),
});

/** The coupon with cycles as the engine names them: `P12M`. */
function couponInIntervals(couponId: string, terms: StoredCouponTerms): Coupon {
  const coupon = readTerms(couponId, terms);
  const recurring = BILLING_CYCLES.filter((cycle) => cycle !== 'one_time' && terms.cycles.includes(cycle));
  return { ...coupon, scope: { ...coupon.scope, cycles: recurring.map((cycle) => `P${cycleMonths(cycle)}M`) } };
}

export const usesText = (uses: Redemption['uses']): StoredCouponUse[] =>
  uses.map(({ documentId, use }) => ({ documentId, use: { ...use, amountMinor: use.amountMinor.toString() } }));

export const writeRedemption = (owner: Owner, of: Redemption): typeof couponRedemptions.$inferInsert => ({
  ...{ ...owner, id: of.id, couponId: of.couponId, redeemedAt: of.redeemedAt, uses: usesText(of.uses) },
  subscriptionIds: of.subscriptionIds === null ? null : [...of.subscriptionIds],
});

export const readUsage = (row: typeof usageEvents.$inferSelect): UsageRecord => ({
  id: row.eventId,
  subscriptionId: row.subscriptionId,
  metricId: row.metricId,
  at: row.occurredAt,
  ingestion: row.ingestion,
  value: row.value,
  properties: row.properties,
  ...(row.operation === null ? {} : { operation: row.operation }),
});

export const writeUsage = (
  owner: Owner,
  { id, record }: { id: string; record: UsageRecord },
): typeof usageEvents.$inferInsert => ({
  ...{ ...owner, id, eventId: record.id, subscriptionId: record.subscriptionId, metricId: record.metricId },
  ...{ occurredAt: record.at, ingestion: record.ingestion, value: record.value, properties: record.properties },
  operation: record.operation ?? null,
  ...{ sentBy: 'engine', receivedAt: record.at },
});

export const readAttempt = (row: typeof chargeAttempts.$inferSelect): ChargeAttempt => ({
  ...{ id: row.id, documentId: row.invoiceId, nth: row.nth, on: row.attemptedOn, at: row.attemptedAt },
  ...{ amountMinor: row.amountMinor, methodId: row.methodId, result: row.result },
});

export const writeAttempt = (owner: Owner, of: ChargeAttempt): typeof chargeAttempts.$inferInsert => ({
  ...{ ...owner, id: of.id, invoiceId: of.documentId, nth: of.nth, attemptedOn: of.on, attemptedAt: of.at },
  ...{ amountMinor: of.amountMinor, methodId: of.methodId, result: of.result },
});

export const readNotice = (row: typeof dunningSteps.$inferSelect): DunningRecord => ({
  ...{ id: row.id, documentId: row.invoiceId, step: row.step, on: row.takenOn, isSkipped: row.isSkipped },
});

export const writeNotice = (owner: Owner, of: DunningRecord): typeof dunningSteps.$inferInsert => ({
  ...{ ...owner, id: of.id, invoiceId: of.documentId, step: of.step, takenOn: of.on, isSkipped: of.isSkipped },
});

export const readChange = (row: typeof subscriptionChanges.$inferSelect): StateChange => ({
  ...{ id: row.id, subscriptionId: row.subscriptionId, from: row.fromStatus, to: row.toStatus },
  ...{ on: row.changedOn, by: row.actorName, why: row.reason },
});

export const writeChange = (
  owner: Owner,
  { of, occurredAt }: { of: StateChange; occurredAt: Temporal.Instant },
): typeof subscriptionChanges.$inferInsert => ({
  ...{ ...owner, id: of.id, subscriptionId: of.subscriptionId, fromStatus: of.from, toStatus: of.to },
  ...{ changedOn: of.on, actorName: of.by, reason: of.why, occurredAt },
});
