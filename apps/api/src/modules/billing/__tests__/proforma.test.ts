import { describe, expect, it } from 'vitest';
import { ask, execute } from '#lib/command/execute.ts';
import { newId } from '#lib/ids/new-id.ts';
import { updateSettings } from '#modules/tenants/index.ts';
import type { TestWorld } from '../../../../test/world.ts';
import { addCredit } from '../commands/add-credit.ts';
import { applyCredit } from '../commands/apply-credit.ts';
import { applyPayment } from '../commands/apply-payment.ts';
import { issueCreditNote } from '../commands/issue-credit-note.ts';
import { restorePayment } from '../commands/restore-payment.ts';
import { takeBackPayment } from '../commands/take-back-payment.ts';
import { voidInvoice } from '../commands/void-invoice.ts';
import { writeOffInvoice } from '../commands/write-off-invoice.ts';
import { checkEInvoice } from '../queries/check-e-invoice.ts';
import { getInvoice } from '../queries/get-invoice.ts';
import { invoiceDocument } from '../queries/invoice-document.ts';
import { aDraft, anIssuedInvoice } from '../testing.ts';
import { testBilling } from './billing-world.ts';

let world: TestWorld;
let clientId: string;

testBilling(
  (created, id) => {
    world = created;
    clientId = id;
  },
  async (created) => {
    const value = { documentMode: 'proforma_until_paid' as const };
    await execute(created.owner, updateSettings, { section: 'billing', value });
  },
);

const see = (invoiceId: string) => ask(world.owner, getInvoice, { invoiceId });
async function pay(invoiceId: string, amountMinor = '1000'): Promise<string> {
  const paymentId = newId();
  const of = { paymentId, clientId, amountMinor, currency: 'EUR', invoiceIds: [invoiceId] };
  await execute(world.owner, applyPayment, of);
  return paymentId;
}
/** The invoice of a paid pro forma. */
const invoiceOf = async (proformaId: string) => (await see(proformaId)).followers[0]?.id ?? '';
const booked = async () =>
  Object.fromEntries(
    (
      await world.admin.query(
        `select account, sum(amount_minor)::text as sum from ledger_entries where client_id = $1
         group by account having sum(amount_minor) <> 0`,
        [clientId],
      )
    ).rows.map(({ account, sum }) => [account, sum]),
  );

describe('where invoices come with the payment, what is issued', () => {
  it('is a pro forma: titled so, numbered by itself, in no book and no e-invoice', async () => {
    const proformaId = await anIssuedInvoice(world.owner, { clientId });
    expect(await see(proformaId)).toMatchObject({
      ...{ kind: 'proforma', document: 'proforma', status: 'issued', due: { amountMinor: '1000' } },
      creditable: { amountMinor: '0' },
    });
    expect((await see(proformaId)).number).toMatch(/^PF-/);
    expect(await booked()).toEqual({});
    const document = await ask(world.owner, invoiceDocument, { invoiceId: proformaId });
    expect(document).toMatchObject({ kind: 'proforma', notes: expect.stringContaining('not a tax invoice') });
    expect((await ask(world.owner, checkEInvoice, { invoiceId: proformaId })).formats).toEqual([]);
    await expect(execute(world.owner, issueCreditNote, { invoiceId: proformaId, reason: 'No' })).rejects.toThrow(
      'billing.wrong_state',
    );
    await expect(execute(world.owner, writeOffInvoice, { invoiceId: proformaId, reason: 'No' })).rejects.toThrow(
      'billing.wrong_state',
    );
  });

  it('becomes an invoice when it is paid: number and date of the payment, the same lines, the money on it', async () => {
    const first = await anIssuedInvoice(world.owner, { clientId, lines: [{ description: 'Hosting' }] });
    const second = await anIssuedInvoice(world.owner, { clientId });
    await pay(second);
    const invoiceId = await invoiceOf(second);
    expect(await see(second)).toMatchObject({ status: 'paid', followers: [{ document: 'invoice' }] });
    expect(await see(invoiceId)).toMatchObject({
      ...{ kind: 'invoice', status: 'paid', total: { amountMinor: '1000' }, paid: { amountMinor: '1000' } },
      basedOn: { invoiceId: second, relation: 'paid_by' },
      lines: [{ description: 'Work' }],
    });
    // The one that was asked for first is paid later: invoices are numbered by their payment, without a gap.
    await pay(first);
    const numbers = [(await see(invoiceId)).number, (await see(await invoiceOf(first))).number];
    expect(numbers).toEqual(['INV-00001', 'INV-00002']);
    expect(await booked()).toEqual({ gateway_clearing: '2000', revenue: '-2000' });
    const { rows } = await world.admin.query(
      "select payload ->> 'invoiceId' as id from outbox_events where name = 'invoice.paid' order by id",
    );
    expect(rows.map(({ id }) => id)).not.toContain(invoiceId);
  });

  it('takes money in parts, which wait until all is there', async () => {
    const proformaId = await anIssuedInvoice(world.owner, { clientId });
    await pay(proformaId, '400');
    expect(await see(proformaId)).toMatchObject({ status: 'issued', due: { amountMinor: '600' }, followers: [] });
    expect(await booked()).toEqual({ gateway_clearing: '400', unapplied_cash: '-400' });
    await execute(world.owner, addCredit, { clientId, amountMinor: '700', currency: 'EUR', reason: 'Sorry' });
    await execute(world.owner, applyCredit, { invoiceId: proformaId });
    expect(await see(await invoiceOf(proformaId))).toMatchObject({ status: 'paid', paid: { amountMinor: '1000' } });
    expect(await booked()).toMatchObject({ client_credit: '-100', revenue: '-1000' });
    expect(await booked()).not.toHaveProperty('unapplied_cash');
  });

  it('gives money back from the pro forma before, and from the invoice after it is paid', async () => {
    const refund = async (paymentId: string, amountMinor: string) => {
      const refundId = newId();
      const of = { refundId, paymentId, clientId, amountMinor, currency: 'EUR' };
      await execute(world.owner, takeBackPayment, of);
      return refundId;
    };
    const proformaId = await anIssuedInvoice(world.owner, { clientId });
    const paymentId = await pay(proformaId, '600');
    const refundId = await refund(paymentId, '100');
    expect(await see(proformaId)).toMatchObject({ status: 'issued', due: { amountMinor: '500' } });
    await execute(world.owner, restorePayment, { refundId, paymentId, clientId });
    expect(await see(proformaId)).toMatchObject({ due: { amountMinor: '400' } });
    const last = await pay(proformaId, '400');
    const invoiceId = await invoiceOf(proformaId);
    await refund(last, '400');
    expect(await see(invoiceId)).toMatchObject({ status: 'issued', due: { amountMinor: '400' } });
    expect(await see(proformaId)).toMatchObject({ status: 'paid' });
    await pay(invoiceId, '400');
    expect(await see(invoiceId)).toMatchObject({ status: 'paid' });
    expect(await booked()).toEqual({ gateway_clearing: '1000', revenue: '-1000' });
  });

  it('is void without a trace in the books, and leaves no gap in the numbers of invoices', async () => {
    const proformaId = await anIssuedInvoice(world.owner, { clientId });
    await execute(world.owner, voidInvoice, { invoiceId: proformaId, reason: 'Not paid' });
    expect(await booked()).toEqual({});
    const paid = await anIssuedInvoice(world.owner, { clientId });
    await pay(paid);
    const { rows } = await world.admin.query(
      "select number from invoices where tenant_id = $1 and kind = 'invoice' order by number",
      [world.tenantId],
    );
    expect(rows.map(({ number }) => number)).toEqual(
      rows.map((_, at) => `INV-${(at + 1).toString().padStart(5, '0')}`),
    );
  });

  it('bills a period once, whichever of the two documents stands for it', async () => {
    const line = { kind: 'recurring' as const, subscriptionId: newId() };
    const period = { periodStart: '2026-01-01', periodEnd: '2026-02-01' };
    const proformaId = await anIssuedInvoice(world.owner, { clientId, lines: [{ ...line, ...period }] });
    await expect(aDraft(world.owner, { clientId, lines: [{ ...line, ...period }] })).rejects.toThrow();
    await pay(proformaId);
    await expect(aDraft(world.owner, { clientId, lines: [{ ...line, ...period }] })).rejects.toThrow();
  });

  it('is paid by many at once: each becomes one invoice, and numbers have no gap', async () => {
    const asked = await Promise.all(Array.from({ length: 12 }, () => anIssuedInvoice(world.owner, { clientId })));
    // Each is paid twice at the same time: the second payment becomes credit.
    await Promise.all([...asked, ...asked].map((one) => pay(one)));
    const { rows } = await world.admin.query(
      "select count(*)::int as made, count(distinct based_on_id)::int as of from invoices where client_id = $1 and kind = 'invoice'",
      [clientId],
    );
    expect(rows).toEqual([{ made: 12, of: 12 }]);
    expect(await booked()).toEqual({ gateway_clearing: '24000', revenue: '-12000', client_credit: '-12000' });
    const numbers = await world.admin.query(
      "select count(*)::int as given, max(right(number, 5)::int) as last from invoices where tenant_id = $1 and kind = 'invoice'",
      [world.tenantId],
    );
    expect(numbers.rows[0]?.given).toBe(numbers.rows[0]?.last);
  });

  it('is an invoice at once over nothing', async () => {
    const invoiceId = await anIssuedInvoice(world.owner, { clientId, amountMinor: '0' });
    expect(await see(invoiceId)).toMatchObject({ kind: 'invoice', status: 'paid' });
  });
});
