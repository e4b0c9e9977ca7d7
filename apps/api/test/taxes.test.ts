import { startViesSim, type ViesSim } from '@panel1/provider-sims';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask, execute } from '#lib/command/execute.ts';
import { listInvoices } from '#modules/billing/index.ts';
import { checkLedger, getInvoice } from '#modules/billing/testing.ts';
import { aCategory, aProduct } from '#modules/catalog/testing.ts';
import { setTaxExemption } from '#modules/clients/commands/set-tax-exemption.ts';
import { updateClient } from '#modules/clients/commands/update-client.ts';
import { taxProfile } from '#modules/clients/queries/tax-profile.ts';
import { aClient } from '#modules/clients/testing.ts';
import { createOrder } from '#modules/ordering/index.ts';
import { recordPayment } from '#modules/payments/index.ts';
import { createRegistry } from '#modules/registry.ts';
import { runConfirmed } from '#modules/subscriptions/testing.ts';
import { createTaxRate, updateSettings } from '#modules/tenants/index.ts';
import { chargeTax } from '#modules/tenants/testing.ts';
import { createWorld, type TestWorld } from './world.ts';

let world: TestWorld;
let vies: ViesSim;
let productId: string;

beforeAll(async () => {
  vies = await startViesSim({ seed: 'taxes' });
  world = await createWorld({ vies: vies.url });
  const prices = [{ cycle: 'monthly' as const, currency: 'EUR', priceMinor: '1000', setupMinor: '0' }];
  productId = await aProduct(world.owner, { categoryId: await aCategory(world.owner), prices });
});
beforeEach(async () => {
  goTo('2026-06-01');
  vies.faults.clear();
  await company({ country: 'DE', taxId: 'DE111111111' });
  await chargeTax(world.owner, { hasOneStopShop: true });
  await pricesWithTax(false);
});
afterAll(async () => {
  expect(await ask(world.owner, checkLedger, {})).toMatchObject({ isValid: true });
  await world[Symbol.asyncDispose]();
  await vies.stop();
});

const registry = () => createRegistry(world.services);
const work = () => world.drain(registry().consumers, [...registry().effects.values()]);
const run = async (name: string) => {
  await runConfirmed(
    world.owner,
    registry().schedules.find((job) => job.name === name),
  );
  await work();
};

/** Moves business time to noon of a day in Berlin. */
function goTo(day: string, minutes = 0): void {
  const noon = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: 'Europe/Berlin', plainTime: '12:00' });
  world.clock.passTo(noon.toInstant().add({ minutes }));
}

const company = (of: Record<string, string>) =>
  execute(world.owner, updateSettings, {
    section: 'company',
    value: { name: 'Seller', address1: 'Street 1', city: 'Town', country: 'DE', ...of },
  });
const pricesWithTax = (isTaxInclusive: boolean) =>
  execute(world.owner, updateSettings, { section: 'billing', value: { isTaxInclusive, renewalLeadDays: 0 } });

type ClientWish = NonNullable<Parameters<typeof aClient>[1]>;

/** Orders a product of 10.00 a month for a new client, with all that follows of itself. */
async function order(of: ClientWish): Promise<{ clientId: string; invoiceId: string }> {
  const clientId = await aClient(world.owner, of);
  await work();
  const { invoiceId } = await execute(world.owner, createOrder, { clientId, items: [{ productId, cycle: 'monthly' }] });
  await work();
  return { clientId, invoiceId };
}

const see = (invoiceId: string) => ask(world.owner, getInvoice, { invoiceId });

/** What the only line of an invoice says of its tax. */
async function taxOf(invoiceId: string) {
  const { status, total, lines, taxTexts } = await see(invoiceId);
  const [line] = lines;
  return {
    status,
    total: total.amountMinor,
    code: line?.taxCode,
    rate: line?.taxRate,
    country: line?.taxCountry,
    reason: line?.taxReasonCode,
    rule: line?.taxWhy?.rule,
    texts: taxTexts.map(({ key }) => key),
  };
}

async function pay(invoiceId: string): Promise<void> {
  const { due } = await see(invoiceId);
  await execute(world.owner, recordPayment, {
    invoiceIds: [invoiceId],
    amountMinor: due.amountMinor,
    reference: 'Cash',
  });
  await work();
}

/** The renewal of the month that begins on a day. */
async function renewOn(day: string, clientId: string): Promise<string> {
  goTo(day);
  await run('subscriptions.invoice_renewals');
  const { rows } = await ask(world.owner, listInvoices, { filter: { clientId }, limit: 1 });
  return rows[0]?.id ?? '';
}

const REVERSE = {
  status: 'issued',
  total: '1000',
  code: 'AE',
  rate: '0',
  country: null,
  reason: 'VATEX-EU-AE',
  rule: 'reverse_charge',
  texts: ['tax.reverse_charge'],
};

describe('the tax of an order and of its renewal', () => {
  it.each([
    ['a consumer at home', { country: 'DE' }, { total: '1190', code: 'S', rate: '0.19', country: 'DE', rule: 'home' }],
    [
      'a business at home, whatever its number',
      { country: 'DE', taxId: 'DE123456789' },
      { total: '1190', code: 'S', country: 'DE', rule: 'home' },
    ],
    [
      'a consumer in another member state, by the one-stop shop',
      { country: 'FR' },
      { total: '1200', code: 'S', rate: '0.2', country: 'FR', rule: 'one_stop_shop' },
    ],
    ['a business with a valid number in another member state', { country: 'FR', taxId: 'FR12345678901' }, REVERSE],
    [
      'a business whose number is invalid, as a consumer',
      { country: 'FR', taxId: 'FR12345678200' },
      { total: '1200', code: 'S', country: 'FR', rule: 'one_stop_shop' },
    ],
    [
      'a consumer outside the Union',
      { country: 'US' },
      { total: '1000', code: 'O', rate: null, reason: 'VATEX-EU-O', texts: ['tax.outside_scope'] },
    ],
    [
      'a business outside the Union',
      { country: 'US', company: 'Inc.' },
      { total: '1000', code: 'O', texts: ['tax.outside_scope_business'] },
    ],
    [
      'somebody on the Canary Islands',
      { country: 'ES', postcode: '35001' },
      { total: '1000', code: 'O', rule: 'outside_scope' },
    ],
    ['somebody in Monaco, as in France', { country: 'MC' }, { total: '1200', country: 'FR' }],
  ] as const)('of %s', async (_, client, expected) => {
    const { clientId, invoiceId } = await order(client);
    expect(await taxOf(invoiceId)).toMatchObject(expected);
    await pay(invoiceId);
    const renewal = await renewOn('2026-07-01', clientId);
    expect(renewal).not.toBe(invoiceId);
    expect(await taxOf(renewal)).toMatchObject(expected);
  });

  it('follows a rate that changes between two renewals, and the tenant’s own rate before the built-in one', async () => {
    goTo('2025-06-15');
    const { clientId, invoiceId } = await order({ country: 'EE' });
    expect(await taxOf(invoiceId)).toMatchObject({ total: '1220', rate: '0.22', country: 'EE' });
    await pay(invoiceId);
    const renewal = await renewOn('2025-07-15', clientId);
    expect(await taxOf(renewal)).toMatchObject({ total: '1240', rate: '0.24' });
    await pay(renewal);
    await execute(world.owner, createTaxRate, {
      ...{ name: 'Käibemaks', country: 'EE', rate: '0.25', validFrom: '2025-08-01', validUntil: '2025-09-01' },
    });
    const next = await renewOn('2025-08-15', clientId);
    expect(await taxOf(next)).toMatchObject({ total: '1250', rate: '0.25' });
    await pay(next);
    expect(await taxOf(await renewOn('2025-09-15', clientId))).toMatchObject({ total: '1240' });
  });

  it('is none for an exempt client while the certificate holds, and its words stand on the invoice', async () => {
    const clientId = await aClient(world.owner, { country: 'DE' });
    const exemption = { reason: 'Embassy, certificate 17/2026', code: 'VATEX-EU-143-1G', until: '2026-07-01' };
    await execute(world.owner, setTaxExemption, { clientId, exemption });
    const wish = { clientId, items: [{ productId, cycle: 'monthly' as const }] };
    const { invoiceId } = await execute(world.owner, createOrder, wish);
    expect(await taxOf(invoiceId)).toMatchObject({ total: '1000', code: 'E', reason: 'VATEX-EU-143-1G' });
    expect((await see(invoiceId)).taxTexts).toEqual([
      { key: 'tax.exempt_client', detail: 'Embassy, certificate 17/2026' },
    ]);
    await work();
    await pay(invoiceId);
    expect(await taxOf(await renewOn('2026-07-01', clientId))).toMatchObject({ total: '1190', code: 'S' });
  });

  it('falls off prices that contain it under reverse charge, and never off what a consumer was shown', async () => {
    await pricesWithTax(true);
    const business = await order({ country: 'FR', taxId: 'FR12345678901' });
    expect(await taxOf(business.invoiceId)).toMatchObject({ total: '840', code: 'AE' });
    const consumer = await order({ country: 'FR' });
    expect(await see(consumer.invoiceId)).toMatchObject({
      net: { amountMinor: '833' },
      tax: { amountMinor: '167' },
      total: { amountMinor: '1000' },
    });
    const abroad = await order({ country: 'US' });
    expect(await taxOf(abroad.invoiceId)).toMatchObject({ total: '1000' });
  });

  it('is that of home for consumers abroad until the sale that crosses the threshold', async () => {
    const salesElsewhere = [{ year: 2026, netMinor: '998500' }];
    await chargeTax(world.owner, { usesThreshold: true, salesElsewhere });
    const before = await world.admin.query('select coalesce(sum(net_minor), 0)::int as n from threshold_sales');
    await world.admin.query('delete from threshold_sales');
    const first = await order({ country: 'FR' });
    expect(await taxOf(first.invoiceId)).toMatchObject({ total: '1190', country: 'DE', rule: 'under_threshold' });
    const second = await order({ country: 'FR' });
    expect(await taxOf(second.invoiceId)).toMatchObject({ total: '1200', country: 'FR', rule: 'one_stop_shop' });
    const third = await order({ country: 'AT' });
    expect(await taxOf(third.invoiceId)).toMatchObject({ country: 'AT', rule: 'one_stop_shop' });
    const { rows } = await world.admin.query('select year, net_minor::int as net from threshold_sales');
    expect(rows).toEqual([{ year: 2026, net: 3000 }]);
    expect(before.rows[0].n).toBeGreaterThan(0);
  });

  it('is none at all where the provider charges none', async () => {
    await chargeTax(world.owner, { chargesTax: false });
    const { invoiceId } = await order({ country: 'FR', taxId: 'FR99999999999' });
    expect(await taxOf(invoiceId)).toMatchObject({ total: '1000', code: 'O', reason: null, texts: [] });
    expect(vies.journal().filter(({ params }) => JSON.stringify(params).includes('99999999999'))).toEqual([]);
  });
});

describe('a VAT number', () => {
  it('is asked with the seller’s own, and what VIES said is kept for evidence', async () => {
    const { clientId } = await order({ country: 'FR', taxId: 'fr 11 222 333 444' });
    const profile = await ask(world.owner, taxProfile, { clientId });
    expect(profile).toMatchObject({ taxId: 'FR11222333444', status: 'valid', isBusiness: true, nextCheckAt: null });
    expect(profile.checks).toEqual([
      expect.objectContaining({
        outcome: 'valid',
        requester: 'DE111111111',
        consultationNumber: expect.stringMatching(/^WAPISIM\d+$/),
        name: 'SIMULATED COMPANY FR11222333444',
        isSimulated: true,
        answer: expect.stringMatching(/"valid":\s*true/),
      }),
    ]);
    const change = world.admin.query("update vat_checks set outcome = 'invalid'");
    await expect(change).rejects.toThrow();
  });

  it.each([
    ['an outage of the state', { kind: 'result_zero', reason: 'MS_UNAVAILABLE' }, 'MS_UNAVAILABLE', 'NL000000011B01'],
    ['a broken line', { kind: 'drop_before_execute' }, 'reset', 'NL000000012B01'],
    ['a page instead of an answer', { kind: 'html_body' }, 'http_200', 'NL000000015B01'],
    ['a server error', { kind: 'error_before', status: 503 }, 'SERVICE_UNAVAILABLE', 'NL000000016B01'],
  ] as const)(
    'keeps the invoice waiting through %s, is asked again, and issues it by itself',
    async (_, fault, code, taxId) => {
      vies.faults.add({ ...fault, operation: 'check_vat_number', times: 2 });
      const { clientId, invoiceId } = await order({ country: 'NL', taxId });
      expect(await see(invoiceId)).toMatchObject({ status: 'pending_tax', number: null });
      const profile = await ask(world.owner, taxProfile, { clientId });
      expect(profile).toMatchObject({ status: 'unknown', checks: [{ outcome: 'unavailable', fault: code }] });
      goTo('2026-06-01', 4);
      await run('clients.check_vat_numbers');
      expect((await ask(world.owner, taxProfile, { clientId })).checks).toHaveLength(1);
      goTo('2026-06-01', 6);
      await run('clients.check_vat_numbers');
      expect(await see(invoiceId)).toMatchObject({ status: 'pending_tax' });
      goTo('2026-06-01', 12);
      await run('clients.check_vat_numbers');
      expect(await taxOf(invoiceId)).toEqual(REVERSE);
      expect((await see(invoiceId)).number).toMatch(/^INV-/);
    },
  );

  it('that turns out invalid after an outage is charged as a consumer’s', async () => {
    vies.faults.add({ kind: 'result_zero', reason: 'TIMEOUT', operation: 'check_vat_number' });
    const { invoiceId } = await order({ country: 'AT', taxId: 'ATU12345200' });
    expect(await see(invoiceId)).toMatchObject({ status: 'pending_tax' });
    goTo('2026-06-01', 6);
    await run('clients.check_vat_numbers');
    expect(await taxOf(invoiceId)).toMatchObject({ status: 'issued', total: '1200', country: 'AT' });
  });

  it('is no longer waited for when the client takes it away', async () => {
    vies.faults.add({ kind: 'result_zero', reason: 'TIMEOUT', operation: 'check_vat_number', times: 9 });
    const { clientId, invoiceId } = await order({ country: 'AT', taxId: 'ATU12345111' });
    expect(await see(invoiceId)).toMatchObject({ status: 'pending_tax' });
    await execute(world.owner, updateClient, { clientId, taxId: null });
    await work();
    expect(await taxOf(invoiceId)).toMatchObject({ status: 'issued', total: '1200', country: 'AT' });
  });

  it('that was valid long ago is asked again before the renewal spares the tax', async () => {
    await chargeTax(world.owner, { hasOneStopShop: true, recheckDays: 20 });
    const { clientId, invoiceId } = await order({ country: 'FR', taxId: 'FR33333333333' });
    await pay(invoiceId);
    vies.faults.add({ kind: 'result_zero', reason: 'MS_UNAVAILABLE', operation: 'check_vat_number' });
    const renewal = await renewOn('2026-07-01', clientId);
    expect(await see(renewal)).toMatchObject({ status: 'pending_tax' });
    goTo('2026-07-01', 6);
    await run('clients.check_vat_numbers');
    expect(await taxOf(renewal)).toEqual(REVERSE);
    expect((await ask(world.owner, taxProfile, { clientId })).checks.map(({ outcome }) => outcome)).toEqual([
      'valid',
      'unavailable',
      'valid',
    ]);
  });

  it('must have the shape of its member state', async () => {
    await expect(aClient(world.owner, { country: 'DE', taxId: 'DE12' })).rejects.toMatchObject({
      details: { fields: { taxId: 'vat_format' } },
    });
    await aClient(world.owner, { country: 'GB', taxId: 'GB123' });
  });

  it('is asked without the seller’s own where VIES does not accept that one', async () => {
    await company({ taxId: 'DE111111200' });
    const { clientId } = await order({ country: 'FR', taxId: 'FR44444444444' });
    expect(await ask(world.owner, taxProfile, { clientId })).toMatchObject({
      status: 'valid',
      checks: [{ requester: null, consultationNumber: null }],
    });
  });
});
