import { conformPaymentGateway, expectStatus, newOperation } from '@panel1/plugin-sdk/testing';
import { afterAll, expect, test } from 'vitest';
import { callerOf, manifestOf, testManager } from './kit.ts';

const manager = testManager();
afterAll(() => manager.stop());

const ACCOUNT = { accountHolder: 'Example Hosting Ltd', iban: 'DE89 3704 0044 0532 0130 00', bic: 'COBADEFFXXX' };
const callWith = (tenant: Record<string, string>) =>
  callerOf({
    manager,
    pluginId: 'bank-transfer',
    contract: 'paymentGateway',
    settings: () => ({ tenant }),
    secrets: () => ({}),
  });
const call = callWith(ACCOUNT);

conformPaymentGateway(manifestOf(manager, 'bank-transfer'), {
  call,
  secrets: [],
  amount: { amountMinor: '2500', currency: 'EUR' },
});

const payment = (reference: string) => ({
  operationId: newOperation(),
  amount: { amountMinor: '2500', currency: 'EUR' },
  description: 'Starter',
  reference,
  payer: { clientId: 'client-1' },
  saveMethod: false,
  returnUrl: 'https://shop.example.test/r',
  cancelUrl: 'https://shop.example.test/c',
});

test('the payer is told the account and a reference whose check digits are right', async () => {
  const outcome = expectStatus((await call('createPayment', payment('539007547034'))).result, 'pending');
  // The example that ISO 11649 is usually explained with.
  expect(outcome.remoteRef).toBe('RF18539007547034');
  expect(outcome.instructions).toEqual([
    { key: 'account_holder', value: ACCOUNT.accountHolder },
    { key: 'iban', value: ACCOUNT.iban },
    { key: 'bic', value: ACCOUNT.bic },
    { key: 'reference', value: 'RF18539007547034' },
  ]);
});

test('different invoices have different references, whatever separates their digits', async () => {
  const references = ['2026-1/12', '2026-11/2', '2026112', 'INV 2026 0001', 'x'.repeat(60), 'x'.repeat(61)];
  const seen = new Set<string>();
  for (const reference of references) {
    const { remoteRef } = expectStatus((await call('createPayment', payment(reference))).result, 'pending');
    expect(remoteRef).toMatch(/^RF\d{2}[A-Z0-9]{1,21}$/);
    seen.add(remoteRef);
  }
  expect(seen.size).toBe(references.length);
});

test('a mistyped IBAN is refused, and the message names the field and not its value', async () => {
  const { result } = await callWith({ ...ACCOUNT, iban: 'DE88 3704 0044 0532 0130 00' })('testConnection', {});
  expect(result).toMatchObject({ status: 'failed', class: 'validation', code: 'settings_invalid' });
  expect(JSON.stringify(result)).toContain('tenant.iban');
  expect(JSON.stringify(result)).not.toContain('3704');
});
