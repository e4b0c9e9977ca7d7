import { describe, expect, it } from 'vitest';
import { lastDayOfWithdrawal } from '#modules/billing/core/index.ts';
import { type RightFacts, withdrawalRight } from './right.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
// A Monday.
const CONTRACT = { isOn: true, days: 14, isBusiness: false, country: 'DE', concludedOn: day('2026-11-02') };
const right = (of: Partial<RightFacts>, on: string) => withdrawalRight({ ...CONTRACT, ...of }, day(on));

describe('the right to withdraw', () => {
  it('lasts through the fourteenth day after the contract', () => {
    expect(right({}, '2026-11-16')).toEqual({ has: true, until: day('2026-11-16') });
    expect(right({}, '2026-11-17')).toEqual({ has: false, why: 'over' });
  });

  it.each([
    ['2026-11-07', '2026-11-23'],
    ['2026-11-08', '2026-11-23'],
    ['2026-11-09', '2026-11-23'],
    ['2026-11-10', '2026-11-24'],
  ])('of a contract of %s ends on %s, never on a weekend', (concluded, last) => {
    expect(lastDayOfWithdrawal(day(concluded), 14).toString()).toBe(last);
  });

  it.each(['FR', 'NO', 'GB'])('is that of consumers in %s', (country) => {
    expect(right({ country }, '2026-11-03')).toMatchObject({ has: true });
  });

  it('is not that of a business, of somebody elsewhere, or where the provider has switched it off', () => {
    expect(right({ isBusiness: true }, '2026-11-03')).toEqual({ has: false, why: 'business' });
    expect(right({ country: 'US' }, '2026-11-03')).toEqual({ has: false, why: 'country' });
    expect(right({ isOn: false }, '2026-11-03')).toEqual({ has: false, why: 'off' });
  });
});
