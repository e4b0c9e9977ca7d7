import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyCoupons } from './apply-coupons.ts';
import { type Coupon, couponProblems, NO_LIMITS, redemptionRefusal, WHOLE_CATALOGUE } from './coupon-model.ts';
import { type CouponLine, type CouponRedemption, type CouponUse, isSpent } from './coupon-slots.ts';

const instant = (text: string) => Temporal.Instant.from(text);
const DAY = instant('2026-01-01T00:00:00Z');
const half: Coupon = {
  id: 'half',
  reduction: { kind: 'percent', rate: '0.5' },
  duration: { kind: 'forever' },
  scope: WHOLE_CATALOGUE,
  limits: NO_LIMITS,
};
const tenOff: Coupon = { ...half, id: 'ten', reduction: { kind: 'fixed', amountMinor: 1000n, currency: 'EUR' } };
const redeemed = (coupon: Coupon, uses: readonly CouponUse[] = []): CouponRedemption => ({
  id: coupon.id,
  coupon,
  redeemedAt: DAY,
  subscriptionIds: null,
  uses,
});
const line = (id: string, netMinor: bigint, more: Partial<CouponLine> = {}): CouponLine => ({
  id,
  netMinor,
  kind: 'recurring',
  productId: 'hosting',
  metricId: null,
  cycle: 'monthly',
  subscriptionId: 'site',
  period: '2026-01-01',
  ...more,
});
const apply = (lines: readonly CouponLine[], ...redemptions: CouponRedemption[]) =>
  applyCoupons({ currency: 'EUR', lines, redemptions });
const only = (lines: readonly CouponLine[], redemption: CouponRedemption) => {
  const [outcome] = apply(lines, redemption).coupons;
  if (outcome === undefined) throw new RangeError('no outcome');
  return outcome;
};

describe('coupons', () => {
  const anyLine = fc.record({
    netMinor: fc.bigInt({ min: -50_000n, max: 10n ** 12n }),
    kind: fc.constantFrom<CouponLine['kind']>('recurring', 'usage', 'setup', 'one_off'),
    productId: fc.constantFrom('hosting', 'domain', null),
    subscriptionId: fc.constantFrom('site', 'shop', null),
    period: fc.constantFrom('2026-01-01', '2026-02-01', null),
  });
  const anyCoupon = fc.record({
    reduction: fc.oneof(
      fc.constantFrom('0.1', '0.333', '1').map((rate) => ({ kind: 'percent' as const, rate })),
      fc
        .bigInt({ min: 1n, max: 10n ** 12n })
        .map((amountMinor) => ({ kind: 'fixed' as const, amountMinor, currency: 'EUR' })),
      fc.constant({ kind: 'free_period' as const }),
    ),
    duration: fc.constantFrom<Coupon['duration']>({ kind: 'once' }, { kind: 'periods', count: 2 }, { kind: 'forever' }),
    scope: fc.constantFrom({ ...WHOLE_CATALOGUE, includesOneOff: true }, { ...WHOLE_CATALOGUE, products: ['domain'] }),
  });

  it('take shares that sum exactly and never bring a line below zero, however many there are', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 12 }), fc.array(anyCoupon, { maxLength: 5 }), (found, coupons) => {
        const lines = found.map((one, at) => line(`${at}`, one.netMinor, one));
        const redemptions = coupons.map((one, at) => redeemed({ ...half, ...one, id: `${at}` }));
        const result = apply(lines, ...redemptions);
        let taken = 0n;
        for (const { amountMinor, baseMinor, shares, uses, refusal } of result.coupons) {
          expect(shares.reduce((sum, share) => sum + share.amountMinor, 0n)).toBe(amountMinor);
          expect(uses.reduce((sum, use) => sum + use.amountMinor, 0n)).toBe(amountMinor);
          expect(amountMinor).toBeLessThanOrEqual(baseMinor);
          expect(refusal === null).toBe(amountMinor > 0n);
          taken += amountMinor;
        }
        expect(result.discountMinor).toBe(taken);
        for (const { netMinor, taxableMinor, discountMinor } of result.lines) {
          expect(taxableMinor + discountMinor).toBe(netMinor);
          if (netMinor > 0n) expect(taxableMinor).toBeGreaterThanOrEqual(0n);
          else expect(discountMinor).toBe(0n);
        }
      }),
    );
  });

  it('do not depend on the order in which they are handed over', () => {
    const narrow = redeemed({ ...tenOff, id: 'narrow', scope: { ...WHOLE_CATALOGUE, metrics: ['traffic'] } });
    const lines = [line('fee', 5000n), line('traffic', 1200n, { kind: 'usage', metricId: 'traffic' })];
    const all = [redeemed(half), redeemed(tenOff), narrow];
    expect(apply(lines, ...all.toReversed())).toEqual(apply(lines, ...all));
    expect(apply(lines, ...all).coupons.map(({ couponId }) => couponId)).toEqual(['narrow', 'half', 'ten']);
  });

  it('leave set-up fees alone unless they say otherwise, and a free period leaves usage alone', () => {
    const lines = [
      line('fee', 1000n),
      line('setup', 500n, { kind: 'setup' }),
      line('traffic', 300n, { kind: 'usage' }),
    ];
    const amount = (coupon: Coupon) => only(lines, redeemed(coupon)).amountMinor;
    expect(amount(half)).toBe(650n);
    expect(amount({ ...half, scope: { ...WHOLE_CATALOGUE, includesOneOff: true } })).toBe(900n);
    expect(amount({ ...half, reduction: { kind: 'free_period' } })).toBe(1000n);
  });
});

describe('a coupon with a scope', () => {
  it('leaves other subscriptions and other cycles alone', () => {
    const lines = [line('site', 1000n), line('shop', 1000n, { subscriptionId: 'shop', cycle: 'annually' })];
    const shares = (redemption: CouponRedemption) => only(lines, redemption).shares.map(({ lineId }) => lineId);
    expect(shares({ ...redeemed(half), subscriptionIds: ['shop'] })).toEqual(['shop']);
    expect(shares(redeemed({ ...half, scope: { ...WHOLE_CATALOGUE, cycles: ['monthly'] } }))).toEqual(['site']);
  });

  it('counts a set-up fee to the first period, and applies when its minimum is just reached', () => {
    const scope = { ...WHOLE_CATALOGUE, includesOneOff: true };
    const limits = { ...NO_LIMITS, minimum: { amountMinor: 1500n, currency: 'EUR' } };
    const lines = [line('setup', 500n, { kind: 'setup', period: null }), line('fee', 1000n)];
    expect(only(lines, redeemed({ ...half, scope, limits, duration: { kind: 'once' } })).amountMinor).toBe(750n);
  });
});

describe('a coupon for some periods', () => {
  const twoPeriods: Coupon = { ...half, duration: { kind: 'periods', count: 2 } };
  const months = ['2026-01-01', '2026-02-01', '2026-03-01'];

  it('ends after so many service periods, one document for each', () => {
    let uses: readonly CouponUse[] = [];
    const amounts = months.map((period) => {
      const outcome = only([line('fee', 1000n, { period })], redeemed(twoPeriods, uses));
      uses = [...uses, ...outcome.uses];
      return outcome.refusal ?? outcome.amountMinor;
    });
    expect(amounts).toEqual([500n, 500n, 'periods_used_up']);
  });

  it('ends after so many service periods, all on one document', () => {
    const lines = months.map((period) => line(period, 1000n, { period }));
    expect(apply(lines, redeemed(twoPeriods)).lines.map(({ discountMinor }) => discountMinor)).toEqual([
      500n,
      500n,
      0n,
    ]);
  });

  it('reduces an upgrade within a period that it was used in without using up another one', () => {
    const once: Coupon = { ...half, duration: { kind: 'once' } };
    const { uses } = only([line('fee', 1000n)], redeemed(once));
    expect(only([line('upgrade', 400n)], redeemed(once, uses)).amountMinor).toBe(200n);
    expect(only([line('next', 400n, { period: '2026-02-01' })], redeemed(once, uses)).refusal).toBe('periods_used_up');
  });

  it('counts the periods of each subscription of an order by themselves', () => {
    const order = { ...redeemed(twoPeriods), subscriptionIds: ['site', 'shop'] };
    const shop = (period: string) => line('shop', 1000n, { subscriptionId: 'shop', period });
    let uses: readonly CouponUse[] = [];
    const bill = (...lines: CouponLine[]) => {
      const outcome = only(lines, { ...order, uses });
      uses = [...uses, ...outcome.uses];
      return outcome.amountMinor;
    };
    expect(bill(line('fee', 1000n), shop('2026-01-01'))).toBe(1000n);
    expect(bill(line('fee', 1000n, { period: '2026-02-01' }))).toBe(500n);
    expect(isSpent({ ...order, uses })).toBe(false);
    expect(bill(shop('2026-02-15'))).toBe(500n);
    expect(isSpent({ ...order, uses })).toBe(true);
    expect(bill(shop('2026-03-15'))).toBe(0n);
    expect(bill(line('upgrade', 300n, { period: '2026-02-01' }))).toBe(150n);
  });

  it('takes a fixed amount once in each of them', () => {
    const monthly: Coupon = { ...tenOff, duration: { kind: 'periods', count: 2 } };
    const first = only([line('fee', 700n)], redeemed(monthly));
    expect(first.amountMinor).toBe(700n);
    expect(only([line('upgrade', 900n)], redeemed(monthly, first.uses)).amountMinor).toBe(300n);
    expect(only([line('next', 5000n, { period: '2026-02-01' })], redeemed(monthly, first.uses)).amountMinor).toBe(
      1000n,
    );
  });
});

describe('a fixed coupon for once', () => {
  const once: Coupon = { ...tenOff, duration: { kind: 'once' } };

  it('keeps what is left of it for later documents', () => {
    const first = only([line('fee', 600n)], redeemed(once));
    const second = only([line('fee', 600n, { period: '2026-02-01' })], redeemed(once, first.uses));
    expect([first.amountMinor, second.amountMinor]).toEqual([600n, 400n]);
    const uses = [...first.uses, ...second.uses];
    expect(isSpent(redeemed(once, first.uses))).toBe(false);
    expect(isSpent(redeemed(once, uses))).toBe(true);
    expect(only([line('fee', 600n)], redeemed(once, uses)).refusal).toBe('amount_used_up');
  });
});

describe('a coupon that takes nothing', () => {
  it('says why', () => {
    const minimum = { amountMinor: 2000n, currency: 'EUR' };
    const refusal = (lines: readonly CouponLine[], coupon: Coupon) => only(lines, redeemed(coupon)).refusal;
    const fee = [line('fee', 1000n)];
    expect(refusal(fee, { ...half, limits: { ...NO_LIMITS, minimum } })).toBe('below_minimum');
    expect(refusal(fee, { ...half, limits: { ...NO_LIMITS, minimum: { ...minimum, currency: 'USD' } } })).toBe(
      'currency_mismatch',
    );
    expect(refusal(fee, { ...half, scope: { ...WHOLE_CATALOGUE, products: ['domain'] } })).toBe('no_eligible_lines');
    expect(refusal([line('credit', -1000n)], half)).toBe('no_eligible_lines');
    expect(refusal([line('cheap', 1n)], { ...half, reduction: { kind: 'percent', rate: '0.2' } })).toBe(
      'rounds_to_nothing',
    );
    const free = redeemed({ ...half, id: 'a free', reduction: { kind: 'free_period' } });
    expect(apply(fee, free, redeemed(half)).coupons.map(({ refusal: found }) => found)).toEqual([null, 'nothing_left']);
  });

  it('cannot be redeemed when its limits are reached', () => {
    const facts = { now: DAY, currency: 'EUR', redemptions: 3, redemptionsByClient: 1, isNewClient: false };
    const refusal = (limits: Partial<Coupon['limits']>) =>
      redemptionRefusal({ ...tenOff, limits: { ...NO_LIMITS, ...limits } }, facts);
    expect(refusal({})).toBeNull();
    expect(refusal({ redemptions: 3 })).toBe('used_up');
    expect(refusal({ redemptionsPerClient: 1 })).toBe('used_up_by_client');
    expect(refusal({ newClientsOnly: true })).toBe('new_clients_only');
    expect(refusal({ validUntil: DAY })).toBe('expired');
    expect(refusal({ validFrom: DAY.add({ seconds: 1 }) })).toBe('not_yet_valid');
    expect(redemptionRefusal(tenOff, { ...facts, currency: 'USD' })).toBe('currency_mismatch');
  });

  it('that cannot be is refused with what is wrong', () => {
    expect(couponProblems({ ...half, reduction: { kind: 'percent', rate: '1.01' } })).toEqual(['rate_not_a_share']);
    expect(couponProblems({ ...half, reduction: { kind: 'percent', rate: 'half' } })).toEqual(['rate_not_a_share']);
    expect(couponProblems({ ...tenOff, reduction: { kind: 'fixed', amountMinor: 0n, currency: 'EUR' } })).toEqual([
      'amount_not_positive',
    ]);
    expect(couponProblems({ ...half, duration: { kind: 'periods', count: 0 } })).toEqual(['periods_not_positive']);
    expect(couponProblems({ ...half, limits: { ...NO_LIMITS, redemptions: 0 } })).toEqual(['limit_not_positive']);
    expect(couponProblems({ ...half, limits: { ...NO_LIMITS, validFrom: DAY, validUntil: DAY } })).toEqual([
      'never_valid',
    ]);
    expect(couponProblems(half)).toEqual([]);
  });
});
