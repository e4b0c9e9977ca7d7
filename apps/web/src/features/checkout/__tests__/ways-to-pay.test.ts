import { describe, expect, it } from 'vitest';
import { wayInput, waysToPay } from '../lib/ways-to-pay.ts';

const gateway = (pluginId: string, isRedirecting: boolean) => ({
  pluginId,
  title: pluginId,
  isSimulated: false,
  isRedirecting,
  canSaveMethods: isRedirecting,
  canAddMethods: isRedirecting,
});
const method = (id: string, pluginId: string, isDefault: boolean) => ({
  id,
  pluginId,
  label: id,
  expiresOn: null,
  isDefault,
  createdAt: '2026-01-01T00:00:00Z',
});

describe('the ways to pay', () => {
  it('begin with the saved default and end with what takes the payer longest', () => {
    const ways = waysToPay(
      [gateway('bank-transfer', false), gateway('stripe', true)],
      [method('old', 'stripe', false), method('card', 'stripe', true)],
    );
    expect(ways.map(({ value }) => value)).toEqual([
      'method:card',
      'method:old',
      'plugin:stripe',
      'plugin:bank-transfer',
    ]);
  });

  it('leave out methods of gateways that are off or cannot charge them', () => {
    const methods = [method('gone', 'paypal', true), method('kept', 'bank-transfer', false)];
    expect(waysToPay([gateway('bank-transfer', false)], methods).map(({ value }) => value)).toEqual([
      'plugin:bank-transfer',
    ]);
  });

  it('are sent as a gateway or a saved method, and as neither where nothing is due', () => {
    expect(wayInput('plugin:stripe')).toEqual({ pluginId: 'stripe' });
    expect(wayInput('method:0190')).toEqual({ paymentMethodId: '0190' });
    expect(wayInput('')).toEqual({});
  });
});
