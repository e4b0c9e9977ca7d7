import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask, execute } from '#lib/command/execute.ts';
import { createInvoice, issueInvoice } from '#modules/billing/index.ts';
import { checkLedger, getInvoice, listInvoices } from '#modules/billing/testing.ts';
import { aCategory, aProduct } from '#modules/catalog/testing.ts';
import { aClient } from '#modules/clients/testing.ts';
import { createWorld, type TestWorld } from '../../../../test/world.ts';
import { createSubscription } from '../commands/create-subscription.ts';
import { subscriptionJobs } from '../jobs.ts';
import { runConfirmed } from './answer-stops.ts';
import { moveTo, payInvoice } from './plan-world.ts';

let world: TestWorld;
let productId: string;
let clientId: string;

beforeAll(async () => {
  world = await createWorld();
  productId = await aProduct(world.owner, { categoryId: await aCategory(world.owner) });
});
beforeEach(async () => {
  clientId = await aClient(world.owner);
});
afterAll(async () => {
  expect(await ask(world.owner, checkLedger, {})).toMatchObject({ isValid: true });
  await world[Symbol.asyncDispose]();
});

/** A subscription that was paid for the first time on a day. */
async function begun(on: string, cycle: 'monthly' | 'annually'): Promise<void> {
  moveTo(world, on);
  const wish = { clientId, productId, description: 'Hosting', cycle, quantity: 1, currency: 'EUR' } as const;
  const { subscriptionId } = await execute(world.owner, createSubscription, { ...wish, recurringMinor: '500' });
  const line = { kind: 'recurring' as const, description: 'Hosting', subscriptionId, unitPriceMinor: '500' };
  const { invoiceId } = await execute(world.owner, createInvoice, { clientId, lines: [line] });
  await execute(world.owner, issueInvoice, { invoiceId });
  await payInvoice(world, { clientId, invoiceId });
}

async function renew(): Promise<void> {
  const renew = subscriptionJobs.find(({ name }) => name === 'subscriptions.invoice_renewals');
  await runConfirmed(world.owner, renew);
}

/** The periods that were billed after the first one, with the day on which each was. */
async function billed(): Promise<string[]> {
  const sort = { by: 'createdAt', direction: 'asc' } as const;
  const { rows } = await ask(world.owner, listInvoices, { filter: { clientId }, sort });
  const invoices = await Promise.all(rows.slice(1).map(({ id }) => ask(world.owner, getInvoice, { invoiceId: id })));
  return invoices.flatMap(({ issuedOn, lines }) =>
    lines.map(({ periodStart, periodEnd }) => `${issuedOn}: ${periodStart} ${periodEnd}`),
  );
}

describe('renewals', () => {
  it('of 29 February are of the 28th in years that have none, and come back to the 29th', async () => {
    await begun('2028-02-29', 'annually');
    for (const day of ['2029-02-14', '2030-02-14', '2031-02-14', '2032-02-15']) {
      moveTo(world, day);
      await renew();
    }
    expect(await billed()).toEqual([
      '2029-02-14: 2029-02-28 2030-02-28',
      '2030-02-14: 2030-02-28 2031-02-28',
      '2031-02-14: 2031-02-28 2032-02-29',
      '2032-02-15: 2032-02-29 2033-02-28',
    ]);
  });

  it.each([
    ['begins', '2026-02-28', '2026-03-14', '2026-03-28'],
    ['ends', '2026-09-25', '2026-10-11', '2026-10-25'],
  ])('are billed once, on their local day, when summer time %s before their period', async (_, start, on, period) => {
    await begun(start, 'monthly');
    const midnight = Temporal.PlainDate.from(on).toZonedDateTime('Europe/Berlin');
    const run = async (minutes: number) => {
      const at = midnight.add({ minutes }).toInstant();
      world.clock.passTo(at);
      await renew();
    };
    await run(-1);
    expect(await billed()).toEqual([]);
    // Through the day on which the clocks change, every four hours.
    for (let minutes = 1; minutes < 20 * 24 * 60; minutes += 240) await run(minutes);
    const end = Temporal.PlainDate.from(period).add({ months: 1 });
    expect(await billed()).toEqual([`${on}: ${period} ${end}`]);
  });
});
