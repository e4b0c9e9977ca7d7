import { type StripeSim, startStripeSim } from '@panel1/provider-sims';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { perform } from '#lib/command/action.ts';
import { ask, execute } from '#lib/command/execute.ts';
import { issueCreditNote, issueInvoice, listInvoices } from '#modules/billing/index.ts';
import {
  aDraft,
  anIssuedInvoice,
  checkLedger,
  explainLine,
  getInvoice,
  replaceInvoice,
} from '#modules/billing/testing.ts';
import { aCategory, aProduct } from '#modules/catalog/testing.ts';
import { setTaxExemption } from '#modules/clients/commands/set-tax-exemption.ts';
import { updateClient } from '#modules/clients/commands/update-client.ts';
import { aClient } from '#modules/clients/testing.ts';
import { quoteTax } from '#modules/ordering/actions/quote-tax.ts';
import { addToCart } from '#modules/ordering/commands/add-to-cart.ts';
import { createOrder } from '#modules/ordering/index.ts';
import { cart } from '#modules/ordering/queries/cart.ts';
import { recordPayment } from '#modules/payments/index.ts';
import { enableStripe } from '#modules/payments/testing.ts';
import { disablePluginUnless } from '#modules/plugins/index.ts';
import { createRegistry } from '#modules/registry.ts';
import { countriesOfCalculator } from '#modules/taxation/index.ts';
import { updateSettings } from '#modules/tenants/index.ts';
import { chargeTax } from '#modules/tenants/testing.ts';
import { createWorld, type TestWorld } from './world.ts';

const KEY = 'sk_test_tax_calculator';
const NEW_YORK = { country: 'US', postcode: '10001', city: 'New York', address1: '1 Broadway', currency: 'USD' };

let world: TestWorld;
let sim: StripeSim;
let productId: string;

beforeAll(async () => {
  sim = await startStripeSim({ seed: 'calculators', apiKey: KEY });
  world = await createWorld();
  const localisation = { locales: ['en'], currencies: ['EUR', 'USD'], timeZone: 'Europe/Berlin' };
  await execute(world.owner, updateSettings, { section: 'localisation', value: localisation });
  await enableStripe(world.owner, { apiBaseUrl: sim.url, secretKey: KEY, webhookSecret: 'whsec_calculators' });
  const prices = [{ cycle: 'monthly' as const, currency: 'USD', priceMinor: '10000', setupMinor: '0' }];
  productId = await aProduct(world.owner, { categoryId: await aCategory(world.owner), prices });
});
beforeEach(async () => {
  goTo('2026-06-01');
  sim.faults.clear();
  await chargeTax(world.owner, { calculators: [{ country: 'US', pluginId: 'stripe' }] });
  await execute(world.owner, updateSettings, { section: 'billing', value: { renewalLeadDays: 0 } });
});
afterAll(async () => {
  expect(await ask(world.owner, checkLedger, {})).toMatchObject({ isValid: true });
  await world[Symbol.asyncDispose]();
  await sim.stop();
});

const registry = () => createRegistry(world.services);
const work = () => world.drain(registry().consumers, [...registry().effects.values()]);
const run = async (name: string) => {
  await registry()
    .schedules.find((job) => job.name === name)
    ?.run(world.kernel, world.tenantId);
  await work();
};

/** Moves business time to noon of a day in Berlin. */
function goTo(day: string, minutes = 0): void {
  const noon = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: 'Europe/Berlin', plainTime: '12:00' });
  world.clock.setOffset(Math.round(noon.toInstant().since(world.clock.real()).total('seconds')) + minutes * 60);
}

const see = (invoiceId: string) => ask(world.owner, getInvoice, { invoiceId });
const line = { description: 'Hosting', unitPriceMinor: '10000', taxCategory: 'standard' };

async function issued(of: { clientId: string; lines?: object[] }): Promise<string> {
  const invoiceId = await anIssuedInvoice(world.owner, { lines: [line], ...of });
  await work();
  return invoiceId;
}

/** What the calculator was told: operations of transactions with what was sent. */
const told = () =>
  sim
    .journal()
    .filter(({ operation, executed }) => executed && operation.startsWith('tax.transactions'))
    .map(({ operation, params }) => ({
      operation: operation.slice('tax.transactions.'.length),
      sent: JSON.stringify(params),
    }));
const about = (id: string) => told().filter(({ sent }) => sent.includes(id));
const asked = () => sim.journal().filter(({ operation }) => operation === 'tax.calculations.create').length;

describe('a country that a calculator decides about', () => {
  it('has its taxes with their places, rates and amounts on the invoice, which says who decided', async () => {
    const clientId = await aClient(world.owner, NEW_YORK);
    const invoiceId = await issued({ clientId });
    const invoice = await see(invoiceId);
    expect(invoice).toMatchObject({
      ...{ status: 'issued', net: { amountMinor: '10000' }, tax: { amountMinor: '888' } },
      taxes: [
        { name: 'New York Sales Tax', rate: '0.04', tax: { amountMinor: '400' } },
        { name: 'New York City Local Sales Tax', rate: '0.045', tax: { amountMinor: '450' } },
        { rate: '0.00375', tax: { amountMinor: '38' } },
      ],
      lines: [{ taxCode: 'S', taxCountry: 'US', taxRate: '0.08875', taxWhy: { rule: 'tax_calculator' } }],
    });
    const explained = await ask(world.owner, explainLine, { lineId: invoice.lines[0]?.id ?? '' });
    expect(explained.tax).toMatchObject({
      rule: 'tax_calculator',
      inputs: { calculator: 'Stripe Tax', place: 'US 10001', taxes: expect.stringContaining('New York 4%') },
    });
    expect(explained.amount).toMatchObject({ isSame: true });
    expect(about(invoiceId)).toMatchObject([{ operation: 'create' }]);
  });

  it('leaves other countries to the tables, and their invoices are told to nobody', async () => {
    const invoiceId = await issued({ clientId: await aClient(world.owner, { country: 'DE' }) });
    expect(await see(invoiceId)).toMatchObject({ status: 'issued', tax: { amountMinor: '1900' } });
    expect(about(invoiceId)).toEqual([]);
  });

  it('is asked once for the same lines of a day, and a draft knows its tax before it is issued', async () => {
    const clientId = await aClient(world.owner, { ...NEW_YORK, postcode: '78701' });
    const before = asked();
    const invoiceId = await aDraft(world.owner, { clientId, lines: [line] });
    await work();
    await execute(world.owner, issueInvoice, { invoiceId });
    expect(await see(invoiceId)).toMatchObject({ status: 'issued', tax: { amountMinor: '825' } });
    await issued({ clientId });
    expect(asked()).toBe(before + 1);
  });

  it('tells a place without tax from one where nobody is registered, and says which', async () => {
    const treatment = async (postcode: string) => {
      const invoiceId = await issued({ clientId: await aClient(world.owner, { ...NEW_YORK, postcode }) });
      const { status, tax, lines } = await see(invoiceId);
      return [status, tax.amountMinor, lines[0]?.taxCode, lines[0]?.taxWhy?.inputs['treatment']];
    };
    expect(await treatment('97201')).toEqual(['issued', '0', 'O', 'not_taxed']);
    expect(await treatment('60601')).toEqual(['issued', '0', 'O', 'not_collected']);
  });

  it('frees who holds a certificate, with its text on the document', async () => {
    const clientId = await aClient(world.owner, NEW_YORK);
    await execute(world.owner, setTaxExemption, {
      clientId,
      exemption: { reason: 'Resale NY-1', code: null, until: null },
    });
    const invoice = await see(await issued({ clientId }));
    expect(invoice).toMatchObject({ status: 'issued', tax: { amountMinor: '0' }, lines: [{ taxCode: 'E' }] });
    expect(invoice.taxTexts).toEqual([{ key: 'tax.exempt_client', detail: 'Resale NY-1' }]);
  });

  it('takes what a line takes off from the others, and asks nothing about what carries no tax', async () => {
    const clientId = await aClient(world.owner, NEW_YORK);
    const lines = [
      line,
      { kind: 'discount', description: 'Regular', unitPriceMinor: '-5000', taxCategory: 'standard' },
      { description: 'Deposit', unitPriceMinor: '3000', taxCategory: 'none' },
    ];
    const invoice = await see(await issued({ clientId, lines }));
    expect(invoice).toMatchObject({
      net: { amountMinor: '8000' },
      tax: { amountMinor: '444' },
      total: { amountMinor: '8444' },
    });
  });
});

describe('an outage of the calculator', () => {
  it.each([
    ['a server error', { kind: 'error_before', status: 503 }, '10002'],
    ['a broken line', { kind: 'drop_before_execute' }, '10003'],
    ['a page instead of an answer', { kind: 'html_body' }, '10004'],
  ] as const)('is never "no tax": %s lets the invoice wait, and the answer issues it', async (_, fault, postcode) => {
    sim.faults.add({ ...fault, operation: 'tax.calculations.create', times: 2 });
    const clientId = await aClient(world.owner, { ...NEW_YORK, postcode });
    const invoiceId = await issued({ clientId });
    expect(await see(invoiceId)).toMatchObject({ status: 'pending_tax', number: null });
    goTo('2026-06-01', 6);
    await run('taxation.ask_quotes');
    expect(await see(invoiceId)).toMatchObject({ status: 'pending_tax' });
    goTo('2026-06-01', 12);
    await run('taxation.ask_quotes');
    expect(await see(invoiceId)).toMatchObject({ status: 'issued', tax: { amountMinor: '888' } });
  });

  it('over night asks anew, by the rules of the day on which it is issued', async () => {
    sim.faults.add({ kind: 'error_before', status: 503, operation: 'tax.calculations.create' });
    const invoiceId = await issued({ clientId: await aClient(world.owner, { ...NEW_YORK, postcode: '10010' }) });
    goTo('2026-06-02');
    await run('taxation.ask_quotes');
    expect(await see(invoiceId)).toMatchObject({
      status: 'issued',
      issuedOn: '2026-06-02',
      tax: { amountMinor: '888' },
    });
  });

  it('by an address that it does not know waits until the address is right', async () => {
    const clientId = await aClient(world.owner, { ...NEW_YORK, postcode: 'unknown' });
    const invoiceId = await issued({ clientId });
    expect(await see(invoiceId)).toMatchObject({
      status: 'pending_tax',
      waitsForTax: { calculator: 'Stripe Tax', fault: 'customer_tax_location_invalid' },
    });
    await execute(world.owner, updateClient, { clientId, postcode: '10001' });
    await work();
    expect(await see(invoiceId)).toMatchObject({ status: 'issued' });
  });

  it('is not its being switched off: that is refused while it decides', async () => {
    const disable = disablePluginUnless([countriesOfCalculator]);
    await expect(execute(world.owner, disable, { pluginId: 'stripe' })).rejects.toThrow('plugins.in_use');
  });
});

describe('the records of the calculator', () => {
  it('are one for an invoice, also when the answer was lost', async () => {
    sim.faults.add({ kind: 'execute_then_drop', operation: 'tax.transactions.create' });
    const invoiceId = await issued({ clientId: await aClient(world.owner, NEW_YORK) });
    world.clock.setOffset(0);
    goTo('2026-06-01', 30);
    await work();
    expect(about(invoiceId)).toHaveLength(1);
  });

  it('follow a void as a whole, and credit notes in parts that sum to the tax', async () => {
    const clientId = await aClient(world.owner, NEW_YORK);
    const voided = await issued({ clientId });
    await execute(world.owner, replaceInvoice, { invoiceId: voided, reason: 'Wrong name' });
    await work();
    expect(about(voided).map(({ operation }) => operation)).toEqual(['create', 'reverse']);
    const invoiceId = await issued({ clientId });
    const note = await execute(world.owner, issueCreditNote, { invoiceId, amountMinor: '5444', reason: 'Half' });
    const rest = await execute(world.owner, issueCreditNote, { invoiceId, reason: 'Rest' });
    await work();
    for (const { creditNoteId } of [note, rest]) {
      expect(about(creditNoteId)).toMatchObject([{ operation: 'reverse' }]);
      const { tax } = await see(creditNoteId);
      expect(about(creditNoteId)[0]?.sent).toContain(`"-${tax.amountMinor}"`);
    }
  });
});

describe('orders', () => {
  it('and their renewals are taxed by the calculator, one by one', async () => {
    const clientId = await aClient(world.owner, NEW_YORK);
    const order = { clientId, items: [{ productId, cycle: 'monthly' as const }] };
    const { invoiceId } = await execute(world.owner, createOrder, order);
    await work();
    expect(await see(invoiceId)).toMatchObject({ status: 'issued', total: { amountMinor: '10888' } });
    await execute(world.owner, recordPayment, { invoiceIds: [invoiceId], amountMinor: '10888', reference: 'Cash' });
    await work();
    goTo('2026-07-01');
    await run('subscriptions.invoice_renewals');
    const { rows } = await ask(world.owner, listInvoices, { filter: { clientId }, limit: 1 });
    expect(rows[0]).toMatchObject({ status: 'issued', total: { amountMinor: '10888' }, issuedOn: '2026-07-01' });
  });

  it('show the tax in the cart once it was asked for, and wait for nothing then', async () => {
    const { cartToken } = await execute(world.anonymous, addToCart, {
      currency: 'USD',
      item: { productId, cycle: 'monthly' as const },
    });
    const { currency: _, ...address } = { ...NEW_YORK, address1: '2 Broadway' };
    const visitor = { cartToken, ...address };
    const unasked = await ask(world.anonymous, cart, visitor);
    expect(unasked).toMatchObject({ isTaxPending: true, needsTaxQuote: true, total: { amountMinor: '10000' } });
    await perform({ services: world.services, caller: world.anonymous }, quoteTax, visitor);
    expect(await ask(world.anonymous, cart, visitor)).toMatchObject({
      ...{ isTaxPending: false, needsTaxQuote: false, total: { amountMinor: '10888' } },
      taxes: [{ name: 'New York Sales Tax' }, {}, {}],
    });
    const clientId = await aClient(world.owner, { ...NEW_YORK, address1: '2 Broadway' });
    const order = { clientId, items: [{ productId, cycle: 'monthly' as const }] };
    const { invoiceId } = await execute(world.owner, createOrder, order);
    expect(await see(invoiceId)).toMatchObject({ status: 'issued', total: { amountMinor: '10888' } });
  });
});
