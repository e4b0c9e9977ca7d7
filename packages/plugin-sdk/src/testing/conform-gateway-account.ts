import { expect, test } from 'vitest';
import { expectStatus, newOperation } from './fixtures.ts';
import { type GatewayFixtures, newCharge } from './gateway-fixtures.ts';

/** Disputes, as every gateway that tells of them owes them to the host. */
export function disputes(fixtures: GatewayFixtures): void {
  const { call, dispute } = fixtures;
  const charged = async () => expectStatus((await call('chargeSaved', await newCharge(fixtures))).result, 'done').value;
  const seen = async (disputeRef: string) =>
    expectStatus((await call('getDispute', { disputeRef })).result, 'done').value;
  test.runIf(dispute)('a dispute takes its amount and says until when it can be answered', async () => {
    const { paymentRef, amount } = await charged();
    const found = await seen((await dispute?.(paymentRef)) ?? '');
    expect(found).toMatchObject({ paymentRef, status: 'needs_response', amount, withdrawn: amount });
    expect(found.evidenceDueAt).toBeDefined();
  });
  test.runIf(dispute)('a dispute that was won has its amount given back, a lost one never', async () => {
    const [won, lost] = [await charged(), await charged()];
    const none = { ...won.amount, amountMinor: '0' };
    expect(await seen((await dispute?.(won.paymentRef, 'won')) ?? '')).toMatchObject({
      status: 'won',
      withdrawn: none,
    });
    const gone = await seen((await dispute?.(lost.paymentRef, 'lost')) ?? '');
    expect(gone).toMatchObject({ status: 'lost', withdrawn: lost.amount });
  });
  test('a dispute that nobody knows is a failure, not a dispute', async () => {
    expect((await call('getDispute', { disputeRef: 'dp_nobody_knows' })).result.status).toBe('failed');
  });
}

/** The movements of the account, as every gateway that lists them owes them to the host. */
export function balance(fixtures: GatewayFixtures): void {
  const { call } = fixtures;
  const hour = 3_600_000;
  const at = (ms: number): string => new Date(Date.now() + ms).toISOString();
  test('what was charged and refunded is on the account, page by page, each entry once', async () => {
    const paid = expectStatus((await call('chargeSaved', await newCharge(fixtures))).result, 'done').value;
    const { paymentRef, amount } = paid;
    const refund = { operationId: newOperation(), paymentRef, amount };
    const { refundRef } = expectStatus((await call('refund', refund)).result, 'done').value;
    const refs: string[] = [];
    const mine: { kind: string; amountMinor: string }[] = [];
    let cursor: string | undefined;
    do {
      const input = { from: at(-24 * hour), until: at(24 * hour), ...(cursor === undefined ? {} : { cursor }) };
      const { value } = expectStatus((await call('listBalance', input)).result, 'done');
      refs.push(...value.entries.map(({ entryRef }) => entryRef));
      mine.push(...value.entries.filter((entry) => entry.paymentRef === paymentRef || entry.refundRef === refundRef));
      cursor = value.nextCursor;
    } while (cursor !== undefined);
    expect(new Set(refs).size).toBe(refs.length);
    expect(mine.map(({ kind, amountMinor }) => `${kind} ${amountMinor}`).sort()).toEqual(
      [`payment ${amount.amountMinor}`, `refund -${amount.amountMinor}`].sort(),
    );
  });
  test('nothing is on the account in a time that has not come', async () => {
    const later = { from: at(48 * hour), until: at(72 * hour) };
    expect(expectStatus((await call('listBalance', later)).result, 'done').value).toEqual({ entries: [] });
  });
}
