import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask, execute } from '#lib/command/execute.ts';
import { aClient } from '#modules/clients/testing.ts';
import { updateSettings } from '#modules/tenants/index.ts';
import { chargeTax, setExchangeRate } from '#modules/tenants/testing.ts';
import { createWorld, type TestWorld } from '../../../../test/world.ts';
import { createInvoice } from '../commands/create-invoice.ts';
import { issueCreditNote } from '../commands/issue-credit-note.ts';
import { issueInvoice } from '../commands/issue-invoice.ts';
import { checkLedger } from '../queries/check-ledger.ts';
import { getInvoice } from '../queries/get-invoice.ts';

let world: TestWorld;
let clientId: string;

beforeAll(async () => {
  world = await createWorld();
  const localisation = { locales: ['en'], currencies: ['EUR', 'USD'], timeZone: 'Europe/Berlin' };
  await execute(world.owner, updateSettings, { section: 'localisation', value: localisation });
  await chargeTax(world.owner, { accountingCurrency: 'EUR' });
  await aRate('2026-01-01', '0.5');
});
beforeEach(async () => {
  clientId = await aClient(world.owner, { currency: 'USD' });
});
afterAll(async () => {
  expect(await ask(world.owner, checkLedger, {})).toMatchObject({ isValid: true });
  await world[Symbol.asyncDispose]();
});

const aRate = (validFrom: string, rate: string, from = 'USD') =>
  execute(world.owner, setExchangeRate, { from, to: 'EUR', rate, validFrom, source: 'ECB' });

async function issued(of: { clientId: string; unitPriceMinor?: string }): Promise<string> {
  const { unitPriceMinor = '10000' } = of;
  const lines = [{ kind: 'one_off' as const, description: 'Migration', unitPriceMinor }];
  const { invoiceId } = await execute(world.owner, createInvoice, { clientId: of.clientId, lines });
  await execute(world.owner, issueInvoice, { invoiceId });
  return invoiceId;
}
const see = (invoiceId: string) => ask(world.owner, getInvoice, { invoiceId });

describe('the tax of a document in a second currency', () => {
  it('is frozen at issue with its rate, source and day, whatever is entered later', async () => {
    const invoiceId = await issued({ clientId });
    const frozen = { from: 'USD', rate: '0.5', source: 'ECB', on: '2026-01-01' };
    expect(await see(invoiceId)).toMatchObject({
      tax: { amountMinor: '1900', currency: 'USD' },
      taxExchange: { ...frozen, tax: { amountMinor: '950', currency: 'EUR' } },
    });
    await aRate('2026-01-02', '0.8123');
    expect(await see(invoiceId)).toMatchObject({ taxExchange: frozen });
    expect(await see(await issued({ clientId }))).toMatchObject({
      taxExchange: { rate: '0.8123', tax: { amountMinor: '1543' } },
    });
  });

  it('of a credit note is at the rate of the invoice that it corrects', async () => {
    await aRate('2026-01-03', '0.5');
    const invoiceId = await issued({ clientId });
    await aRate('2026-01-04', '0.9');
    const { creditNoteId } = await execute(world.owner, issueCreditNote, {
      ...{ invoiceId, amountMinor: '5950', reason: 'Half of it' },
    });
    expect(await see(creditNoteId)).toMatchObject({ taxExchange: { rate: '0.5', tax: { amountMinor: '475' } } });
  });

  it('is not stated where the currency is the same, or there is no tax', async () => {
    expect(await see(await issued({ clientId: await aClient(world.owner) }))).toMatchObject({ taxExchange: null });
    const abroad = await aClient(world.owner, { currency: 'USD', country: 'US' });
    expect(await see(await issued({ clientId: abroad }))).toMatchObject({
      tax: { amountMinor: '0' },
      taxExchange: null,
    });
  });

  it('without a rate is not issued, and says which rate is missing; nothing is lost', async () => {
    const inPounds = await aClient(world.owner, { currency: 'GBP' });
    await expect(issued({ clientId: inPounds })).rejects.toThrow(
      'billing.no_exchange_rate {"values":{"from":"GBP","to":"EUR"}}',
    );
    await aRate('2026-01-01', '1.15', 'GBP');
    expect(await see(await issued({ clientId: inPounds }))).toMatchObject({ taxExchange: { from: 'GBP' } });
  });

  it.each(['0', '0.000', '-1', '1e3', '1,2'])('is refused a rate of %s', async (rate) => {
    await expect(aRate('2026-02-01', rate)).rejects.toThrow('request.invalid');
  });
});
