import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, execute } from '#lib/command/execute.ts';
import { anIssuedInvoice } from '#modules/billing/testing.ts';
import { dismissNotice } from '../commands/dismiss-notice.ts';
import { receiveNotices } from '../commands/receive-notices.ts';
import { retryNotice } from '../commands/retry-notice.ts';
import { getNotice } from '../queries/get-notice.ts';
import { listNotices } from '../queries/list-notices.ts';
import { openStripeWorld, payOnPage, type StripeWorld } from './stripe-world.ts';

let stripe: StripeWorld;
let clientId: string;
beforeAll(async () => {
  stripe = await openStripeWorld();
  clientId = await stripe.aClient();
});
afterAll(async () => stripe.close());

const bodyHash = createHash('sha256').update('body').digest('hex');
let events = 0;

/** Lets a notice of this type come in, and answers its row. */
async function received(of: { type: 'dispute' | 'payment'; paymentRef?: string; operationId?: string }) {
  events += 1;
  const eventId = `evt_notice_${events}`;
  const providerType = of.type === 'dispute' ? 'charge.dispute.created' : 'payment_intent.succeeded';
  const notices = [{ eventId, providerType, ...of }];
  await execute(stripe.world.owner, receiveNotices, { pluginId: 'stripe', notices, bodyHash });
  const { rows } = await stripe.world.admin.query('select id from gateway_notices where event_ref = $1', [eventId]);
  return String(rows[0].id);
}
const see = (noticeId: string) => ask(stripe.world.owner, getNotice, { noticeId });
const emitted = async (name: string, noticeId: string) =>
  (
    await stripe.world.admin.query("select 1 from outbox_events where name = $1 and payload->>'noticeId' = $2", [
      name,
      noticeId,
    ])
  ).rows.length;

async function aPayment() {
  const invoiceId = await anIssuedInvoice(stripe.world.owner, { clientId });
  const { paymentId, url } = await stripe.openPage(clientId, [invoiceId]);
  return { paymentId, url };
}

describe('a dispute', () => {
  it('waits for a person with the payment that it is about, and staff are told once', async () => {
    const { paymentId } = await aPayment();
    const noticeId = await received({ type: 'dispute', operationId: paymentId });
    expect(await see(noticeId)).toMatchObject({
      state: 'parked',
      type: 'dispute',
      payment: { paymentId, clientId },
      offers: { retry: false, dismiss: true },
      bodySha256: bodyHash,
      calls: [],
    });
    expect(await emitted('gateway_notice.parked', noticeId)).toBe(1);
    const { rows } = await ask(stripe.world.owner, listNotices, { filter: { state: 'parked' } });
    expect(rows.map((row) => row.noticeId)).toContain(noticeId);
  });

  it('is put aside by a person with a reason, once, and cannot be looked up', async () => {
    const noticeId = await received({ type: 'dispute' });
    await expect(execute(stripe.world.owner, retryNotice, { noticeId })).rejects.toMatchObject({
      code: 'payments.wrong_state',
    });
    const reason = 'Answered at the gateway';
    await execute(stripe.world.owner, dismissNotice, { noticeId, reason });
    expect(await see(noticeId)).toMatchObject({ state: 'dismissed', offers: { retry: false, dismiss: false } });
    await expect(execute(stripe.world.owner, dismissNotice, { noticeId, reason })).rejects.toMatchObject({
      code: 'payments.wrong_state',
    });
    const { rows } = await stripe.world.admin.query(
      "select detail from audit_entries where action = 'payments.dismiss_notice' and resource_id = $1",
      [noticeId],
    );
    expect(rows).toEqual([{ detail: { reason } }]);
  });

  it('is nothing that a contact, or staff who may only record payments, can see', async () => {
    const noticeId = await received({ type: 'dispute' });
    for (const caller of [stripe.world.contact(clientId), stripe.world.staff(['payment:read', 'payment:record'])]) {
      await expect(ask(caller, listNotices, {})).rejects.toMatchObject({ code: 'auth.forbidden' });
      await expect(ask(caller, getNotice, { noticeId })).rejects.toMatchObject({ code: 'auth.forbidden' });
    }
  });
});

describe('a notice whose call stopped', () => {
  /** A notice of a paid payment, while the gateway refuses our key. */
  async function parked() {
    const { paymentId, url } = await aPayment();
    await payOnPage(url);
    stripe.sim.faults.add({ kind: 'auth_denied', operation: '*', status: 401, times: 50 });
    const noticeId = await received({ type: 'payment', operationId: paymentId });
    await stripe.settle();
    stripe.sim.faults.clear();
    return { noticeId, paymentId };
  }

  it('waits with it, and both go on when a person retries it', async () => {
    const { noticeId, paymentId } = await parked();
    expect(await see(noticeId)).toMatchObject({
      state: 'parked',
      offers: { retry: true },
      calls: [{ state: 'parked' }],
    });
    await execute(stripe.world.owner, retryNotice, { noticeId });
    await stripe.settle();
    expect(await see(noticeId)).toMatchObject({ state: 'applied', calls: [{ state: 'succeeded' }] });
    expect(await stripe.see(paymentId)).toMatchObject({ status: 'succeeded' });
  });

  it('is put aside together with it', async () => {
    const { noticeId } = await parked();
    await execute(stripe.world.owner, dismissNotice, { noticeId, reason: 'Booked by hand' });
    await stripe.settle();
    expect(await see(noticeId)).toMatchObject({ state: 'dismissed', calls: [{ state: 'failed' }] });
  });

  it('waits too when the call stopped without any answer', async () => {
    const { paymentId } = await aPayment();
    const noticeId = await received({ type: 'payment', operationId: paymentId });
    await stripe.world.admin.query(
      "update effects set attempts = 8, state = 'sending', lease_token = uuidv7() where resource_id = $1",
      [noticeId],
    );
    await stripe.settle();
    expect(await see(noticeId)).toMatchObject({ state: 'parked', note: 'worker_lost', calls: [{ state: 'parked' }] });
    expect(await emitted('gateway_notice.parked', noticeId)).toBe(1);
  });
});
