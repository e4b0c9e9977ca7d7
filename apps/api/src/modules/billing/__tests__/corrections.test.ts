import { describe, expect, it } from 'vitest';
import { ask, execute } from '#lib/command/execute.ts';
import { newId } from '#lib/ids/new-id.ts';
import { aClient } from '#modules/clients/testing.ts';
import { updateSettings } from '#modules/tenants/index.ts';
import type { TestWorld } from '../../../../test/world.ts';
import { addCredit } from '../commands/add-credit.ts';
import { applyPayment } from '../commands/apply-payment.ts';
import { discardDraft } from '../commands/discard-draft.ts';
import { issueCreditNote } from '../commands/issue-credit-note.ts';
import { issueInvoice } from '../commands/issue-invoice.ts';
import { mergeDrafts } from '../commands/merge-drafts.ts';
import { replaceInvoice } from '../commands/replace-invoice.ts';
import { replaceWithCreditNote } from '../commands/replace-with-credit-note.ts';
import { splitDraft } from '../commands/split-draft.ts';
import { updateDraft } from '../commands/update-draft.ts';
import { voidInvoice } from '../commands/void-invoice.ts';
import { writeDebitNote } from '../commands/write-debit-note.ts';
import { eInvoiceOf } from '../core/index.ts';
import { clientBalance } from '../queries/client-balance.ts';
import { eInvoiceSource } from '../queries/e-invoice-source.ts';
import { getInvoice } from '../queries/get-invoice.ts';
import { invoiceDocument } from '../queries/invoice-document.ts';
import { aDraft, anIssuedInvoice } from '../testing.ts';
import { testBilling } from './billing-world.ts';

let world: TestWorld;
let clientId: string;

testBilling((created, id) => {
  world = created;
  clientId = id;
});

const see = (invoiceId: string) => ask(world.owner, getInvoice, { invoiceId });
const replace = (invoiceId: string) => execute(world.owner, replaceInvoice, { invoiceId, reason: 'Wrong company' });
const issue = (invoiceId: string) => execute(world.owner, issueInvoice, { invoiceId });
const pay = (invoiceId: string, amountMinor: string) =>
  execute(world.owner, applyPayment, {
    ...{ paymentId: newId(), clientId, amountMinor, currency: 'EUR', invoiceIds: [invoiceId] },
  });
const eventsOf = async (name: string) =>
  (await world.admin.query('select payload from outbox_events where name = $1 order by id', [name])).rows.map(
    ({ payload }) => payload,
  );

describe('an issued invoice that is corrected', () => {
  it('is void, and a draft with its lines, their reasons and its day to pay stands in its place', async () => {
    const lines = [
      { description: 'Work', unitPriceMinor: '1000' },
      { description: 'Travel', unitPriceMinor: '50' },
    ];
    const invoiceId = await anIssuedInvoice(world.owner, { clientId, lines, dueOn: '2099-05-01' });
    const { number } = await see(invoiceId);
    const { invoiceId: draftId } = await replace(invoiceId);
    expect(await see(invoiceId)).toMatchObject({
      ...{ status: 'void', number, voidReason: 'Wrong company', due: { amountMinor: '0' } },
      followers: [{ id: draftId, status: 'draft' }],
    });
    expect(await see(draftId)).toMatchObject({
      ...{ status: 'draft', number: null, dueOn: '2099-05-01', total: { amountMinor: '1050' } },
      basedOn: { invoiceId, number, relation: 'replaces' },
      lines: [{ description: 'Work' }, { description: 'Travel' }],
    });
    expect(await eventsOf('invoice.voided')).not.toContainEqual({ invoiceId });
    await issue(draftId);
    expect(await eventsOf('invoice.replaced')).toContainEqual({ invoiceId, byId: draftId });
    const document = await ask(world.owner, invoiceDocument, { invoiceId: draftId });
    expect(document).toMatchObject({ kind: 'invoice', related: { number, relation: 'replaces' } });
    // The client sees what stands now, not what is being written.
    const portal = world.contact(clientId);
    expect((await ask(portal, getInvoice, { invoiceId })).followers).toMatchObject([{ id: draftId }]);
  });

  it('is void for good when its correction is deleted, and only then told to those who wait for it', async () => {
    const invoiceId = await anIssuedInvoice(world.owner, { clientId, lines: [{}, {}] });
    const { invoiceId: draftId } = await replace(invoiceId);
    const [first] = (await see(draftId)).lines;
    const split = await execute(world.owner, splitDraft, { invoiceId: draftId, lineIds: [first?.id ?? ''] });
    await execute(world.owner, discardDraft, { invoiceId: draftId });
    expect(await eventsOf('invoice.voided')).not.toContainEqual({ invoiceId });
    await execute(world.owner, discardDraft, { invoiceId: split.invoiceId });
    expect(await eventsOf('invoice.voided')).toContainEqual({ invoiceId });
  });

  it('keeps its state where money is on it, and once', async () => {
    const paid = await anIssuedInvoice(world.owner, { clientId });
    await pay(paid, '400');
    await expect(replace(paid)).rejects.toThrow('billing.invoice_has_payments');
    const draft = await aDraft(world.owner, { clientId });
    await expect(replace(draft)).rejects.toThrow('billing.wrong_state');
    const once = await anIssuedInvoice(world.owner, { clientId });
    await replace(once);
    await expect(replace(once)).rejects.toThrow('billing.wrong_state');
  });

  it('frees its periods for the correction, which no third document can bill', async () => {
    const line = {
      kind: 'recurring' as const,
      subscriptionId: newId(),
      periodStart: '2026-01-01',
      periodEnd: '2026-02-01',
    };
    const invoiceId = await anIssuedInvoice(world.owner, { clientId, lines: [line] });
    await replace(invoiceId);
    await expect(aDraft(world.owner, { clientId, lines: [line] })).rejects.toThrow();
  });
});

describe('an issued invoice that is corrected by a credit note', () => {
  const anew = (invoiceId: string) =>
    execute(world.owner, replaceWithCreditNote, { invoiceId, reason: 'Wrong company' });

  it('stands with its number, wholly credited, and what was paid of it pays the new one', async () => {
    const invoiceId = await anIssuedInvoice(world.owner, { clientId });
    await pay(invoiceId, '1000');
    const { invoiceId: draftId, creditNoteId } = await anew(invoiceId);
    expect(await see(invoiceId)).toMatchObject({
      ...{ status: 'paid', credited: { amountMinor: '1000' }, creditNotes: [{ id: creditNoteId }] },
      followers: [{ id: draftId, status: 'draft' }],
    });
    expect(await see(draftId)).toMatchObject({ basedOn: { invoiceId, relation: 'replaces' }, lines: [{}] });
    await execute(world.owner, updateDraft, {
      invoiceId: draftId,
      lines: [{ kind: 'one_off', description: 'Less work', unitPriceMinor: '700', taxCategory: 'none' }],
    });
    await issue(draftId);
    expect(await see(draftId)).toMatchObject({ status: 'paid', due: { amountMinor: '0' } });
    expect(await ask(world.owner, clientBalance, { clientId })).toMatchObject({
      balances: [{ currency: 'EUR', creditMinor: '300' }],
    });
    expect(await eventsOf('invoice.replaced')).toContainEqual({ invoiceId, byId: draftId });
  });

  it('leaves other credit of the client alone: what had not been paid is owed on the new one', async () => {
    await execute(world.owner, addCredit, { clientId, amountMinor: '5000', currency: 'EUR', reason: 'Goodwill' });
    const invoiceId = await anIssuedInvoice(world.owner, { clientId });
    await pay(invoiceId, '400');
    const { invoiceId: draftId } = await anew(invoiceId);
    await issue(draftId);
    expect(await see(draftId)).toMatchObject({ status: 'issued', due: { amountMinor: '600' } });
  });

  it('is told to those who wait for it when its correction is deleted, if nobody had paid it', async () => {
    const unpaid = await anIssuedInvoice(world.owner, { clientId });
    const paid = await anIssuedInvoice(world.owner, { clientId });
    await pay(paid, '1000');
    for (const invoiceId of [unpaid, paid]) {
      const { invoiceId: draftId } = await anew(invoiceId);
      expect(await eventsOf('invoice.credited')).not.toContainEqual({ invoiceId });
      await execute(world.owner, discardDraft, { invoiceId: draftId });
    }
    expect(await eventsOf('invoice.credited')).toContainEqual({ invoiceId: unpaid });
    expect(await eventsOf('invoice.credited')).not.toContainEqual({ invoiceId: paid });
    expect(await eventsOf('invoice.voided')).not.toContainEqual({ invoiceId: paid });
  });

  it('frees its periods for the correction, once, and not where a part of it was credited before', async () => {
    const line = { kind: 'recurring' as const, subscriptionId: newId() };
    const period = { periodStart: '2026-01-01', periodEnd: '2026-02-01' };
    const invoiceId = await anIssuedInvoice(world.owner, { clientId, lines: [{ ...line, ...period }] });
    await anew(invoiceId);
    await expect(anew(invoiceId)).rejects.toThrow('billing.invoice_is_corrected');
    const { rows } = await world.admin.query(
      'select count(*)::int as n from invoice_lines where subscription_id = $1 and not is_voided and corrects_line_id is null',
      [line.subscriptionId],
    );
    expect(rows).toEqual([{ n: 1 }]);
    const partly = await anIssuedInvoice(world.owner, { clientId });
    await execute(world.owner, issueCreditNote, { invoiceId: partly, amountMinor: '100', reason: 'Late' });
    await expect(anew(partly)).rejects.toThrow('billing.invoice_is_corrected');
    await expect(anew(await aDraft(world.owner, { clientId }))).rejects.toThrow('billing.wrong_state');
  });
});

describe('drafts of a client', () => {
  it('become one, with every line and its reason, in the order chosen and with the first day to pay', async () => {
    const first = await aDraft(world.owner, { clientId, lines: [{ description: 'A' }], dueOn: '2099-03-01' });
    const second = await aDraft(world.owner, { clientId, lines: [{ description: 'B' }], dueOn: '2099-02-01' });
    const { invoiceId, total } = await execute(world.owner, mergeDrafts, { invoiceIds: [second, first] });
    expect([invoiceId, total.amountMinor]).toEqual([second, '2000']);
    expect(await see(second)).toMatchObject({
      dueOn: '2099-02-01',
      lines: [{ description: 'B' }, { description: 'A' }],
    });
    await expect(see(first)).rejects.toThrow('request.not_found');
  });

  it('that bill periods bill each once after merging and splitting', async () => {
    const line = { kind: 'recurring' as const, subscriptionId: newId() };
    const january = await aDraft(world.owner, {
      clientId,
      lines: [{ ...line, periodStart: '2026-01-01', periodEnd: '2026-02-01' }],
    });
    const february = await aDraft(world.owner, {
      clientId,
      lines: [{ ...line, periodStart: '2026-02-01', periodEnd: '2026-03-01' }],
    });
    await execute(world.owner, mergeDrafts, { invoiceIds: [january, february] });
    const [, moved] = (await see(january)).lines;
    const { invoiceId: split } = await execute(world.owner, splitDraft, {
      invoiceId: january,
      lineIds: [moved?.id ?? ''],
    });
    const { rows } = await world.admin.query(
      'select invoice_id, period_start::text from invoice_lines where subscription_id = $1 order by period_start',
      [line.subscriptionId],
    );
    expect(rows).toEqual([
      { invoice_id: january, period_start: '2026-01-01' },
      { invoice_id: split, period_start: '2026-02-01' },
    ]);
  });

  it('stay apart where they do not belong together', async () => {
    const draft = await aDraft(world.owner, { clientId });
    const merge = (...invoiceIds: string[]) => execute(world.owner, mergeDrafts, { invoiceIds });
    const foreign = await aDraft(world.owner, { clientId: await aClient(world.owner) });
    const issued = await anIssuedInvoice(world.owner, { clientId });
    const dollars = await aDraft(world.owner, { clientId, currency: 'USD' });
    for (const other of [foreign, issued, dollars, draft])
      await expect(merge(draft, other)).rejects.toThrow('billing.cannot_combine');
    const [first, second] = [
      await anIssuedInvoice(world.owner, { clientId }),
      await anIssuedInvoice(world.owner, { clientId }),
    ];
    await expect(merge((await replace(first)).invoiceId, (await replace(second)).invoiceId)).rejects.toThrow(
      'billing.cannot_combine',
    );
  });

  it('never lose their last line or a foreign one to a split', async () => {
    const draft = await aDraft(world.owner, { clientId, lines: [{}, {}] });
    const lines = (await see(draft)).lines.map(({ id }) => id);
    const split = (...lineIds: string[]) => execute(world.owner, splitDraft, { invoiceId: draft, lineIds });
    await expect(split(...lines)).rejects.toThrow('billing.no_lines');
    await expect(split(newId())).rejects.toThrow('request.not_found');
    expect((await see(draft)).lines).toHaveLength(2);
    const negative = await aDraft(world.owner, {
      clientId,
      lines: [{ unitPriceMinor: '1000' }, { kind: 'discount', unitPriceMinor: '-500' }],
    });
    const [, discount] = (await see(negative)).lines;
    await expect(
      execute(world.owner, splitDraft, { invoiceId: negative, lineIds: [discount?.id ?? ''] }),
    ).rejects.toThrow('request.invalid');
  });
});

describe('a debit note', () => {
  const debit = (invoiceId: string, unitPriceMinor = '300') =>
    execute(world.owner, writeDebitNote, {
      invoiceId,
      lines: [{ kind: 'one_off', description: 'Forgotten hours', unitPriceMinor, taxCategory: 'none' }],
    });

  it('adds to an issued invoice under a title and a number of its own, and is paid like an invoice', async () => {
    const invoiceId = await anIssuedInvoice(world.owner, { clientId });
    const { number } = await see(invoiceId);
    const { invoiceId: noteId } = await debit(invoiceId);
    await issue(noteId);
    expect(await see(noteId)).toMatchObject({
      ...{ kind: 'invoice', document: 'debit_note', number: 'DN-00001', status: 'issued' },
      basedOn: { invoiceId, number, relation: 'adds_to' },
    });
    expect(await see(invoiceId)).toMatchObject({
      ...{ status: 'issued', total: { amountMinor: '1000' } },
      followers: [{ id: noteId, document: 'debit_note' }],
    });
    expect(await ask(world.owner, invoiceDocument, { invoiceId: noteId })).toMatchObject({
      ...{ kind: 'debit_note', related: { number, relation: 'adds_to' } },
    });
    const source = await ask(world.owner, eInvoiceSource, { invoiceId: noteId });
    expect(eInvoiceOf(source)).toMatchObject({ typeCode: '383', preceding: { number } });
    await pay(noteId, '300');
    expect(await see(noteId)).toMatchObject({ status: 'paid' });
    expect(await eventsOf('invoice.replaced')).not.toContainEqual({ invoiceId, byId: noteId });
  });

  it('is numbered among the invoices where the provider wants it', async () => {
    const value = { hasDebitNoteSeries: false };
    await execute(world.owner, updateSettings, { section: 'billing', value });
    const { invoiceId } = await debit(await anIssuedInvoice(world.owner, { clientId }));
    await issue(invoiceId);
    expect((await see(invoiceId)).number).toMatch(/^INV-/);
    await execute(world.owner, updateSettings, { section: 'billing', value: { hasDebitNoteSeries: true } });
  });

  it('is written of an invoice that is out only, and still adds to it when it is corrected itself', async () => {
    await expect(debit(await aDraft(world.owner, { clientId }))).rejects.toThrow('billing.wrong_state');
    const voided = await anIssuedInvoice(world.owner, { clientId });
    await execute(world.owner, voidInvoice, { invoiceId: voided, reason: 'Twice' });
    await expect(debit(voided)).rejects.toThrow('billing.wrong_state');
    const invoiceId = await anIssuedInvoice(world.owner, { clientId });
    const { invoiceId: noteId } = await debit(invoiceId);
    await issue(noteId);
    await expect(debit(noteId)).rejects.toThrow('billing.wrong_state');
    const { invoiceId: corrected } = await replace(noteId);
    expect((await see(corrected)).basedOn).toMatchObject({ invoiceId, relation: 'adds_to' });
    const lines = [{ kind: 'one_off' as const, description: 'Less', unitPriceMinor: '200' }];
    await execute(world.owner, updateDraft, { invoiceId: corrected, lines });
    expect(await see(corrected)).toMatchObject({ document: 'debit_note', total: { amountMinor: '200' } });
  });
});
