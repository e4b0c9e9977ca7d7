import { describe, expect, it } from 'vitest';
import { canKeep, wayInput, waysToPay } from '../lib/ways-to-pay.ts';

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

  it('can be kept where they lead to a page that keeps methods', () => {
    const ways = waysToPay(
      [gateway('stripe', true), gateway('bank-transfer', false)],
      [method('card', 'stripe', true)],
    );
    expect(canKeep(ways, 'plugin:stripe')).toBe(true);
    for (const value of ['plugin:bank-transfer', 'method:card', '']) expect(canKeep(ways, value)).toBe(false);
  });

  it('are sent as a gateway or a saved method, and as neither where nothing is due', () => {
    expect(wayInput('plugin:stripe')).toEqual({ pluginId: 'stripe' });
    expect(wayInput('method:0190')).toEqual({ paymentMethodId: '0190' });
    expect(wayInput('')).toEqual({});
  });
});
