import { describe, expect, it } from 'vitest';
import { savingOf } from '../lib/savings.ts';

const price = (cycle: 'one_time' | 'monthly' | 'quarterly' | 'annually', amountMinor: string) => ({
  cycle,
  price: { amountMinor },
});

describe('what a longer period saves', () => {
  it('is told to the cent against the shortest period', () => {
    const prices = [price('annually', '4900'), price('monthly', '490')];
    expect(savingOf(prices, 'annually')).toBe('980');
  });

  it('is not claimed where nothing is saved', () => {
    expect(savingOf([price('monthly', '490'), price('annually', '5880')], 'annually')).toBeNull();
    expect(savingOf([price('monthly', '490'), price('annually', '9000')], 'annually')).toBeNull();
  });

  it('is never claimed for the shortest period, for a purchase or for a period without a price', () => {
    const prices = [price('one_time', '100'), price('monthly', '490'), price('annually', '4900')];
    expect(savingOf(prices, 'monthly')).toBeNull();
    expect(savingOf(prices, 'one_time')).toBeNull();
    expect(savingOf(prices, 'quarterly')).toBeNull();
  });
});
