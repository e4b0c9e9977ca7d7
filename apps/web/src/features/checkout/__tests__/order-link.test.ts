import { beforeEach, describe, expect, it } from 'vitest';
import { readOrderLink } from '../lib/order-link.ts';
import { rememberOrder } from '../lib/placed-order.ts';

beforeEach(() => window.localStorage.clear());

describe('the page of an order', () => {
  it('opens for the browser that placed it, and says how the payer came back', () => {
    rememberOrder('a1', { token: 'a1.secret', email: 'ada@example.com' });
    expect(readOrderLink({ search: '?order=a1', hash: '' })).toMatchObject({ token: 'a1.secret', cameBack: null });
    expect(readOrderLink({ search: '?order=a1&payment=cancelled', hash: '' })).toMatchObject({ cameBack: 'cancelled' });
  });

  it('opens by a link that holds the secret, in any browser', () => {
    expect(readOrderLink({ search: '', hash: '#b2.secret' })).toMatchObject({ orderId: 'b2', token: 'b2.secret' });
  });

  it('stays closed without the secret', () => {
    expect(readOrderLink({ search: '?order=c3', hash: '' })).toBeNull();
    expect(readOrderLink({ search: '', hash: '' })).toBeNull();
  });
});
