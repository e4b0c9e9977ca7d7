import { describe, expect, it } from 'vitest';
import { ask, execute } from '#lib/command/execute.ts';
import { anIssuedInvoice, checkLedger } from '#modules/billing/testing.ts';
import { bookEntryFee } from '../commands/book-entry-fee.ts';
import { checkPayment } from '../commands/check-payment.ts';
import { explainDifference } from '../commands/explain-difference.ts';
import { readGatewayAccount } from '../commands/read-gateway-account.ts';
import { refetchDifference } from '../commands/refetch-difference.ts';
import { refundPayment } from '../commands/refund-payment.ts';
import { paymentJobs } from '../jobs.ts';
import { listDifferences } from '../queries/list-differences.ts';
import { listGatewayAccounts } from '../queries/list-gateway-accounts.ts';
import { chargeThere, payOnPage, type StripeWorld, stripeApi, testWithStripe } from './stripe-world.ts';

let stripe: StripeWorld;
let clientId: string;

testWithStripe({}, (world, id) => {
  stripe = world;
  clientId = id;
});

const owner = () => stripe.world.owner;
const eur = (minor: number) => ({ amountMinor: String(minor), currency: 'EUR' });
const api = (path: string, form: Record<string, string>) => stripeApi(stripe.sim, path, form);

async function paid(amountMinor = '1000'): Promise<string> {
  const invoiceId = await anIssuedInvoice(owner(), { clientId, amountMinor });
  const { paymentId, url } = await stripe.openPage(clientId, [invoiceId]);
  await payOnPage(url);
  await execute(stripe.world.contact(clientId), checkPayment, { paymentId });
  await stripe.settle();
  return paymentId;
}

/** Reads all that is there, in as many steps as it takes; also within the same minute. */
async function reconcile(): Promise<void> {
  await stripe.world.admin.query("update effects set business_key = id::text where kind = 'payments.read_account'");
  await execute(owner(), readGatewayAccount, { pluginId: 'stripe' });
  await stripe.settle();
}

const differences = async (state: 'open' | 'closed' | 'explained' = 'open') =>
  (await ask(owner(), listDifferences, { filter: { state } })).rows;

async function sumOf(account: string, where = 'true'): Promise<string> {
  const { rows } = await stripe.world.admin.query(
    `select coalesce(sum(amount_minor), 0) as sum from ledger_entries where account = $1 and tenant_id = $2 and ${where}`,
    [account, stripe.world.tenantId],
  );
  return String(rows[0].sum);
}

describe('reconciliation', () => {
  it('finds nothing where both sides agree, and books each fee once, however often it reads', async () => {
    const paymentId = await paid();
    await execute(owner(), refundPayment, { paymentId, amountMinor: '400', reason: 'Part' });
    await stripe.settle();
    await reconcile();
    await reconcile();
    expect(await differences()).toEqual([]);
    // 1.5 % of 10.00 and 0.25.
    expect(await sumOf('gateway_fees', `payment_id = '${paymentId}'`)).toBe('40');
    const { rows } = await ask(owner(), listGatewayAccounts, {});
    expect(rows).toMatchObject([{ pluginId: 'stripe', open: 0, failureMessage: null }]);
    expect(rows[0]?.readTo).not.toBeNull();
  });

  it('lets a payout clear the gateway to the bank, once', async () => {
    await paid();
    await api('payouts', { amount: '300', currency: 'eur' });
    await reconcile();
    await reconcile();
    expect(await sumOf('bank')).toBe('300');
    expect(await ask(owner(), checkLedger, {})).toMatchObject({ isValid: true });
  });

  it('leaves in the clearing account what the gateway still holds', async () => {
    await paid();
    await reconcile();
    const { rows } = await ask(owner(), listGatewayAccounts, {});
    const held = rows[0]?.entries.find(({ balance }) => balance.currency === 'EUR')?.balance.amountMinor;
    expect(await sumOf('gateway_clearing', "currency = 'EUR'")).toBe(held);
  });

  it('agrees about a dispute with its fee', async () => {
    const paymentId = await paid();
    const { rows } = await stripe.world.admin.query('select provider_ref from payments where id = $1', [paymentId]);
    stripe.sim.dispute(String(rows[0].provider_ref));
    await reconcile();
    expect(await differences()).toMatchObject([
      { reason: 'missing_here', entry: { kind: 'dispute' }, theirs: eur(-1000) },
    ]);
    await stripe.world.admin.query('delete from gateway_differences');
  });

  it('names what only the gateway knows, until a person explains it; reading again leaves that alone', async () => {
    await chargeThere(stripe.sim);
    await reconcile();
    const found = await differences();
    expect(found.map(({ reason }) => reason).sort()).toContain('missing_here');
    const charge = found.find(({ reason, entry }) => reason === 'missing_here' && entry?.kind === 'payment');
    expect(charge).toMatchObject({ theirs: eur(700), ours: null, offers: { explain: true, bookFee: false } });
    const explanation = 'Sold in the shop next door';
    const input = { differenceId: charge?.id ?? '', explanation };
    await execute(owner(), explainDifference, input);
    await expect(execute(owner(), explainDifference, input)).rejects.toMatchObject({ code: 'payments.wrong_state' });
    await reconcile();
    expect((await differences('explained')).find(({ id }) => id === charge?.id)).toMatchObject({ explanation });
  });

  it('offers to book a fee of something that is not ours, once', async () => {
    await chargeThere(stripe.sim);
    await reconcile();
    const fee = (await differences()).find(({ reason }) => reason === 'fee_not_booked');
    expect(fee).toMatchObject({ theirs: eur(-36), offers: { bookFee: true } });
    const before = BigInt(await sumOf('gateway_fees'));
    const booked = await Promise.allSettled(
      Array.from({ length: 5 }, () => execute(owner(), bookEntryFee, { differenceId: fee?.id ?? '' })),
    );
    expect(booked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(BigInt(await sumOf('gateway_fees')) - before).toBe(36n);
  });

  it('names what the gateway does not have, and another amount, and closes both when they agree again', async () => {
    const [gone, other] = [await paid(), await paid()];
    const hours = "settled_at = settled_at - interval '2 hours'";
    await stripe.world.admin.query(`update payments set ${hours}, provider_ref = 'pi_gone' where id = $1`, [gone]);
    await stripe.world.admin.query('update payments set amount_minor = 900 where id = $1', [other]);
    await stripe.world.admin.query("update payments set id = id, plugin_id = 'stripe' where id = $1", [gone]);
    await reconcile();
    const found = (await differences()).find(({ paymentId }) => paymentId === other);
    expect(found).toMatchObject({ reason: 'amount_differs', theirs: eur(1000), ours: eur(900) });
    await stripe.world.admin.query('update payments set amount_minor = 1000 where id = $1', [other]);
    await execute(owner(), refetchDifference, { differenceId: found?.id ?? '' });
    await stripe.settle();
    expect((await differences('closed')).map(({ id }) => id)).toContain(found?.id);
  });

  it('says when the account could not be read, and reads it the next time', async () => {
    await paid();
    stripe.sim.faults.add({ kind: 'auth_denied', operation: 'balance_transactions.list', status: 401, times: 9 });
    await reconcile();
    const failed = (await ask(owner(), listGatewayAccounts, {})).rows[0];
    expect(failed?.failureMessage).toContain('key');
    stripe.sim.faults.clear();
    await reconcile();
    expect((await ask(owner(), listGatewayAccounts, {})).rows[0]?.failureMessage).toBeNull();
  });

  it('runs by itself once a day', async () => {
    const job = paymentJobs.find(({ name }) => name === 'payments.read_accounts');
    for (const _ of [1, 2]) await job?.run(stripe.world.kernel, stripe.world.tenantId);
    const { rows } = await stripe.world.admin.query(
      "select 1 from effects where business_key like 'read_account:stripe:day:%'",
    );
    expect(rows).toHaveLength(1);
  });

  it('is for staff who may see it', async () => {
    for (const caller of [stripe.world.contact(clientId), stripe.world.staff(['payment:read'])])
      await expect(ask(caller, listDifferences, {})).rejects.toMatchObject({ code: 'auth.forbidden' });
  });
});
