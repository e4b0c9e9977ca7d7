import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { ask, execute, runAsSystem } from '#lib/command/execute.ts';
import { newId } from '#lib/ids/new-id.ts';
import { withTenant } from '#lib/tenancy/with-tenant.ts';
import { aClient } from '#modules/clients/testing.ts';
import { updateSettings } from '#modules/tenants/index.ts';
import { chargeTax } from '#modules/tenants/testing.ts';
import type { TestTenant, TestWorld } from '../../../../test/world.ts';
import { createInvoice } from '../commands/create-invoice.ts';
import { discardDraft } from '../commands/discard-draft.ts';
import { issueInvoice } from '../commands/issue-invoice.ts';
import { updateDraft } from '../commands/update-draft.ts';
import { voidInvoice } from '../commands/void-invoice.ts';
import { checkLedger } from '../queries/check-ledger.ts';
import { getInvoice } from '../queries/get-invoice.ts';
import { listInvoices } from '../queries/list-invoices.ts';
import { previewInvoice } from '../queries/preview-invoice.ts';
import { aDraft, anIssuedInvoice } from '../testing.ts';
import { testBilling } from './billing-world.ts';

let world: TestWorld;
let other: TestTenant;
let clientId: string;

testBilling(
  (created, id) => {
    world = created;
    clientId = id;
  },
  async (created) => {
    await chargeTax(created.owner, { hasOneStopShop: true });
    other = await created.addTenant('other');
    await created.admin.query(
      `insert into tax_rates (tenant_id, id, name, country, category, rate, valid_from, valid_until) values
     ($1, $2, 'VAT', 'DE', 'standard', 0.19, '2000-01-01', null),
     ($1, $3, 'VAT', 'NL', 'standard', 0.19, '2000-01-01', '2020-01-01'),
     ($1, $4, 'VAT', 'NL', 'standard', 0.21, '2020-01-01', null)`,
      [created.tenantId, newId(), newId(), newId()],
    );
  },
);

const see = (invoiceId: string) => ask(world.owner, getInvoice, { invoiceId });
const asApp = (statement: string) =>
  withTenant(world.kernel.db, { tenantId: world.tenantId, clientId: null }, (tx) => tx.execute(sql.raw(statement)));

describe('a draft', () => {
  it('gets the tax of the client’s country on the day, and another one when its client moves before it is issued', async () => {
    const lines = [{ unitPriceMinor: '1000', taxCategory: 'standard' }];
    const invoiceId = await aDraft(world.owner, { clientId, lines });
    expect(await see(invoiceId)).toMatchObject({ status: 'draft', total: { amountMinor: '1190', currency: 'EUR' } });
    await world.admin.query("update clients set country = 'NL' where id = $1", [clientId]);
    await execute(world.owner, issueInvoice, { invoiceId });
    expect(await see(invoiceId)).toMatchObject({
      status: 'issued',
      total: { amountMinor: '1210' },
      taxes: [{ name: 'VAT', rate: '0.21', net: { amountMinor: '1000' }, tax: { amountMinor: '210' } }],
      buyer: { name: 'Ada Example', country: 'NL' },
    });
  });

  it('can be changed and discarded, and leaves no gap in the numbers', async () => {
    const invoiceId = await aDraft(world.owner, { clientId });
    const line = {
      kind: 'one_off',
      description: 'More',
      quantity: '3',
      unitPriceMinor: '0.5',
      taxCategory: 'none',
    } as const;
    const changed = await execute(world.owner, updateDraft, { invoiceId, lines: [line] });
    expect(changed.total.amountMinor).toBe('2');
    await execute(world.owner, discardDraft, { invoiceId });
    await expect(see(invoiceId)).rejects.toThrow('request.not_found');
  });

  it('is not seen by the client before it is issued', async () => {
    const invoiceId = await aDraft(world.owner, { clientId });
    const contact = world.contact(clientId);
    await expect(ask(contact, getInvoice, { invoiceId })).rejects.toThrow('request.not_found');
    expect((await ask(contact, listInvoices, {})).rows).toEqual([]);
    await execute(world.owner, issueInvoice, { invoiceId });
    expect((await ask(contact, listInvoices, {})).rows.map((row) => row.id)).toEqual([invoiceId]);
  });

  it('is refused with a negative total, an amount of 10^12 and an unknown key', async () => {
    const line = { kind: 'one_off', description: 'Work', unitPriceMinor: '1' } as const;
    const create = (over: object) => execute(world.owner, createInvoice, { clientId, lines: [{ ...line, ...over }] });
    await expect(create({ unitPriceMinor: '-1' })).rejects.toMatchObject({
      details: { fields: { lines: 'negative_total' } },
    });
    await expect(create({ unitPriceMinor: '1000000000000' })).rejects.toThrow('billing.amount_too_large');
    await expect(create({ totalMinor: '1' })).rejects.toThrow('request.invalid');
    await expect(create({ quantity: '1e3' })).rejects.toThrow('request.invalid');
  });
});

describe('a preview', () => {
  const priced = [
    { quantity: '3', unitPriceMinor: '333.5', taxCategory: 'standard' },
    { quantity: '1', unitPriceMinor: '-100', taxCategory: 'none' },
  ];
  const preview = (over: object = {}) => ask(world.owner, previewInvoice, { clientId, lines: priced, ...over });

  it('says what the invoice will cost, to the minor unit, and writes nothing', async () => {
    const before = (await ask(world.owner, listInvoices, {})).total;
    const shown = await preview();
    expect((await ask(world.owner, listInvoices, {})).total).toBe(before);
    const invoiceId = await aDraft(world.owner, { clientId, lines: priced });
    const draft = await see(invoiceId);
    expect(shown).toMatchObject({ net: draft.net, total: draft.total, taxes: draft.taxes });
    expect(shown.lines).toEqual(draft.lines.map(({ net, total }) => ({ net, total })));
  });

  it('of a draft states prices as the draft does, whatever the settings say now', async () => {
    const invoiceId = await aDraft(world.owner, { clientId, lines: priced });
    await execute(world.owner, updateSettings, { section: 'billing', value: { isTaxInclusive: true } });
    expect((await preview()).isTaxInclusive).toBe(true);
    expect((await preview({ invoiceId })).total).toEqual((await see(invoiceId)).total);
    await execute(world.owner, updateSettings, { section: 'billing', value: {} });
    const stranger = await aClient(world.owner);
    await expect(preview({ invoiceId, clientId: stranger })).rejects.toThrow('request.not_found');
  });

  it('marks the line that is too large', async () => {
    const lines = [...priced, { quantity: '10', unitPriceMinor: '999999999999' }];
    await expect(preview({ lines })).rejects.toMatchObject({
      code: 'billing.amount_too_large',
      details: { fields: { 'lines.2.unitPriceMinor': 'too_big' } },
    });
  });
});

describe('a provider that has not said where it is', () => {
  it('issues no invoice, takes no number, and can once it has', async () => {
    const client = await aClient(other.owner);
    const invoiceId = await aDraft(other.owner, { clientId: client });
    await world.admin.query('delete from tenant_settings where tenant_id = $1', [other.tenantId]);
    await expect(execute(other.owner, issueInvoice, { invoiceId })).rejects.toThrow('billing.company_incomplete');
    const company = { name: 'Other Hosting', address1: 'Kade 1', city: 'Leiden', country: 'NL' };
    await execute(other.owner, updateSettings, { section: 'company', value: company });
    await execute(other.owner, issueInvoice, { invoiceId });
    const issued = await ask(other.owner, getInvoice, { invoiceId });
    expect(issued).toMatchObject({ number: 'INV-00001', seller: { address: ['Kade 1', 'Leiden'], country: 'NL' } });
  });
});

describe('an issued invoice', () => {
  it('cannot be changed, issued twice or deleted, by the API or by SQL of the app role', async () => {
    const invoiceId = await anIssuedInvoice(world.owner, { clientId });
    await expect(execute(world.owner, issueInvoice, { invoiceId })).rejects.toThrow('billing.wrong_state');
    await expect(execute(world.owner, discardDraft, { invoiceId })).rejects.toThrow('billing.wrong_state');
    for (const statement of [
      `update invoices set total_minor = 1, net_minor = 1 where id = '${invoiceId}'`,
      `update invoices set buyer = '{}' where id = '${invoiceId}'`,
      `update invoices set number = 'X' where id = '${invoiceId}'`,
      `update invoices set status = 'draft' where id = '${invoiceId}'`,
      `delete from invoices where id = '${invoiceId}'`,
      `update invoice_lines set net_minor = 1 where invoice_id = '${invoiceId}'`,
      `delete from invoice_lines where invoice_id = '${invoiceId}'`,
      `insert into invoice_lines select * from invoice_lines where invoice_id = '${invoiceId}'`,
      `update ledger_entries set amount_minor = 1 where invoice_id = '${invoiceId}'`,
      `delete from ledger_entries where invoice_id = '${invoiceId}'`,
      `insert into ledger_transactions select tenant_id, uuidv7(), client_id, kind, 'bare', invoice_id, description, occurred_on,
         created_at from ledger_transactions limit 1`,
      `insert into ledger_entries select tenant_id, uuidv7(), uuidv7(), client_id, account, subject, invoice_id, payment_id,
         fund_id, amount, currency from ledger_entries, (values (5), (-5)) v (amount) where invoice_id = '${invoiceId}'`,
    ])
      await expect(asApp(statement), statement).rejects.toThrow();
  });

  it('cannot be written by SQL of the app role without its number or with lines that do not sum to its total', async () => {
    const invoiceId = await anIssuedInvoice(world.owner, { clientId });
    const copy = (table: string, changes: string, key = 'id') =>
      `insert into ${table} select r.* from ${table} t,
         lateral jsonb_populate_record(t, jsonb_build_object(${changes})) r where t.${key} = '${invoiceId}'`;
    const id = "'id', '01900000-0000-7000-8000-00000000abcd'::uuid";
    const line = copy(
      'invoice_lines',
      `'id', uuidv7(), 'is_renewal', false, 'invoice_id', ${id.split(', ')[1]}`,
      'invoice_id',
    );
    const whole = `${line}; ${copy('invoices', `${id}, 'number', 'X-1'`)}`;
    const refusal = (statement: string) =>
      asApp(statement).then(
        () => null,
        (error: Error) => (error.cause instanceof Error ? error.cause : error).message,
      );
    expect(await refusal(`${line}; ${copy('invoices', `${id}, 'number', null`)}`)).toMatch(
      'is issued but not complete',
    );
    expect(await refusal(copy('invoices', `${id}, 'number', 'X-1'`))).toMatch('do not sum to its total');
    expect(await refusal(line)).toMatch('violates foreign key');
    expect(await refusal(`${whole}; ${line}`)).toMatch('issued invoice cannot be changed');
    expect(await refusal(`${whole}; rollback`)).toBeNull();
  });

  it('keeps its number when it is void, and takes its posting back', async () => {
    const invoiceId = await anIssuedInvoice(world.owner, { clientId });
    const { number } = await see(invoiceId);
    await execute(world.owner, voidInvoice, { invoiceId, reason: 'Ordered twice' });
    expect(await see(invoiceId)).toMatchObject({ status: 'void', number, voidReason: 'Ordered twice' });
    expect((await see(invoiceId)).due.amountMinor).toBe('0');
    const again = execute(world.owner, voidInvoice, { invoiceId, reason: 'Again' });
    await expect(again).rejects.toThrow('billing.wrong_state');
  });

  it('over nothing is paid at once', async () => {
    const invoiceId = await anIssuedInvoice(world.owner, { clientId, amountMinor: '0' });
    expect(await see(invoiceId)).toMatchObject({ status: 'paid', number: expect.stringContaining('INV-') });
  });

  it('in yen, Kuwaiti dinar and krónur counts in their own minor units', async () => {
    for (const [currency, amountMinor] of [
      ['JPY', '1234'],
      ['KWD', '1234567'],
      ['ISK', '999999999999'],
    ] as const) {
      const invoiceId = await anIssuedInvoice(world.owner, { clientId, amountMinor, currency });
      expect(await see(invoiceId)).toMatchObject({ total: { amountMinor, currency } });
    }
  });

  it('of 300 lines sums exactly', async () => {
    const lines = Array.from({ length: 300 }, (_, at) => ({
      unitPriceMinor: `${at * 7}.333`,
      quantity: '1.5',
      taxCategory: 'standard',
    }));
    const invoiceId = await anIssuedInvoice(world.owner, { clientId, lines });
    const seen = await see(invoiceId);
    const total = seen.lines.reduce((a, line) => a + BigInt(line.total.amountMinor), 0n);
    expect(total.toString()).toBe(seen.total.amountMinor);
  });

  it('is foreign to another client and another tenant in the words of a random id', async () => {
    const invoiceId = await anIssuedInvoice(world.owner, { clientId });
    const stranger = world.contact(await aClient(world.owner));
    for (const caller of [stranger, other.owner])
      for (const id of [invoiceId, newId()])
        await expect(ask(caller, getInvoice, { invoiceId: id })).rejects.toThrow('request.not_found');
    const wish = { invoiceId, reason: 'x' };
    await expect(execute(other.owner, voidInvoice, wish)).rejects.toThrow('request.not_found');
    await expect(execute(world.contact(clientId), voidInvoice, wish)).rejects.toThrow('auth.forbidden');
  });
});

describe('invoice numbers', () => {
  it('have no gap and no double after 200 issues, twenty at a time, of which every tenth is aborted', async () => {
    const tenant = await world.addTenant('numbers');
    const buyer = await aClient(tenant.owner);
    const issue = (invoiceId: string, isAborted: boolean) =>
      runAsSystem(world.kernel, { tenantId: tenant.tenantId, name: 'test', requestId: 'test' }, async (ctx) => {
        await ctx.call(issueInvoice, { invoiceId });
        if (isAborted)
          ctx.atEnd(async () => {
            throw new Error('crash before commit');
          });
      });
    const results: PromiseSettledResult<void>[] = [];
    for (let round = 0; round < 10; round += 1) {
      // More than there are connections, and few enough that none waits for one until it is turned away.
      const drafts = await Promise.all(Array.from({ length: 20 }, () => aDraft(tenant.owner, { clientId: buyer })));
      results.push(...(await Promise.allSettled(drafts.map((invoiceId, at) => issue(invoiceId, at % 10 === 0)))));
    }
    expect(results.filter((result) => result.status === 'rejected')).toHaveLength(20);
    const { rows } = await world.admin.query(
      'select number from invoices where tenant_id = $1 and number is not null order by number',
      [tenant.tenantId],
    );
    const expected = Array.from({ length: 180 }, (_, at) => `INV-${String(at + 1).padStart(5, '0')}`);
    expect(rows.map((row) => row.number)).toEqual(expected);
    expect(await ask(tenant.owner, checkLedger, {})).toMatchObject({ isValid: true });
  });
});
