import { describe, expect, it } from 'vitest';
import { mismatchOf } from './mismatch.ts';

const asked = { id: 'p-1', amountMinor: 1000n, currency: 'EUR', providerRef: 'pi_1' };
const amount = { amountMinor: '1000', currency: 'EUR' };

describe('money that a gateway reports', () => {
  it('is ours when amount, currency and operation id agree', () => {
    expect(mismatchOf(asked, { paymentRef: 'pi_9', amount, operationId: 'p-1' })).toBeNull();
  });

  it('is not ours with another amount, currency or operation', () => {
    const other = (change: object) => mismatchOf(asked, { paymentRef: 'pi_1', amount, operationId: 'p-1', ...change });
    expect(other({ amount: { ...amount, amountMinor: '999' } })).toBe('amount_mismatch');
    expect(other({ amount: { ...amount, currency: 'USD' } })).toBe('currency_mismatch');
    expect(other({ operationId: 'p-2' })).toBe('operation_mismatch');
  });

  it('without an operation id is ours only under the reference that we were given', () => {
    expect(mismatchOf(asked, { paymentRef: 'pi_1', amount })).toBeNull();
    expect(mismatchOf(asked, { paymentRef: 'pi_2', amount })).toBe('operation_mismatch');
  });
});
