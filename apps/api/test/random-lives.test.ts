import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask, execute } from '#lib/command/execute.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { redeemCoupon } from '#modules/billing/commands/redeem-coupon.ts';
import { type Random, randomOf } from '#modules/billing/simulation/random.ts';
import { aCoupon, checkLedger, getInvoice, listInvoices } from '#modules/billing/testing.ts';
import { setProductStatus } from '#modules/catalog/commands/set-product-status.ts';
import { aCategory, productDraft, saveProduct } from '#modules/catalog/testing.ts';
import { aClient } from '#modules/clients/testing.ts';
import { timeMachine } from '#modules/reporting/queries/time-machine.ts';
import { renewAhead } from '#modules/subscriptions/commands/renew-ahead.ts';
import { resumeSubscription } from '#modules/subscriptions/commands/resume-subscription.ts';
import { withdrawCancellation } from '#modules/subscriptions/commands/withdraw-cancellation.ts';
import { withdrawChange } from '#modules/subscriptions/commands/withdraw-change.ts';
import { cancelSubscription, subscriptionJobs, subscriptionsConsumer } from '#modules/subscriptions/index.ts';
import {
  anActivePlan,
  changePlan,
  moveTo,
  pauseSubscription,
  payInvoice,
  runConfirmed,
  stillToBill,
} from '#modules/subscriptions/testing.ts';
import { chargeTax } from '#modules/tenants/testing.ts';
import { createWorld, type TestWorld } from './world.ts';

// What people do in any order, by the product's own commands, against the rules of the billing core.
const SEEDS = (process.env['SEEDS'] ?? '1,2,3').split(',').map(Number);
const DAYS = 90;

let world: TestWorld;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

interface Life {
  /** With a tenant of its own. */
  world: TestWorld;
  random: Random;
  products: readonly string[];
  clientId: string;
  subscriptionIds: string[];
  today: Temporal.PlainDate;
  told: string[];
}

async function begin(seed: number): Promise<Life> {
  const mine = { ...world, ...(await world.addTenant(`seed-${seed}`)) };
  const staff = mine.owner;
  await chargeTax(staff);
  const today = Temporal.PlainDate.from('2026-01-28');
  moveTo(mine, today.toString());
  const categoryId = await aCategory(staff);
  const priced = (month: string, year: string) =>
    productDraft({
      categoryId,
      prices: [
        { cycle: 'monthly', currency: 'EUR', priceMinor: month, setupMinor: '0' },
        { cycle: 'annually', currency: 'EUR', priceMinor: year, setupMinor: '0' },
      ],
    });
  const [small, big] = [priced('1299', '12990'), priced('2999', '29990')];
  const { productId: smallId } = await execute(staff, saveProduct, small);
  const { productId: bigId } = await execute(staff, saveProduct, { ...big, upgrades: [smallId] });
  await execute(staff, saveProduct, { ...small, productId: smallId, upgrades: [bigId] });
  const products = [smallId, bigId];
  for (const productId of products) await execute(staff, setProductStatus, { productId, status: 'active' });
  await aCoupon(staff, 'FIFTH', { duration: 'periods', periods: 2 });
  const clientId = await aClient(staff);
  return { world: mine, random: randomOf(seed), products, clientId, subscriptionIds: [], today, told: [] };
}

const day = (life: Life, days: number) => life.today.add({ days }).toString();

const DEEDS: Readonly<Record<string, (life: Life, subscriptionId: string) => Promise<unknown>>> = {
  change: (life, subscriptionId) =>
    execute(life.world.owner, changePlan, {
      subscriptionId,
      productId: life.random.pick(life.products),
      cycle: life.random.pick(['monthly', 'monthly', 'annually']),
      quantity: 1 + life.random.below(3),
      when: life.random.pick(['now', 'period_end', 'by_direction']),
      anchor: life.random.pick(['keep', 'reset']),
    }),
  withdrawChange: ({ world: { owner } }, subscriptionId) => execute(owner, withdrawChange, { subscriptionId }),
  pause: (life, subscriptionId) =>
    execute(life.world.owner, pauseSubscription, {
      subscriptionId,
      ...(life.random.chance(0.3) ? { on: day(life, 1 + life.random.below(20)) } : {}),
      ...(life.random.chance(0.5) ? { until: day(life, 25 + life.random.below(20)) } : {}),
    }),
  resume: (life, subscriptionId) =>
    execute(life.world.owner, resumeSubscription, { subscriptionId, anchor: life.random.pick(['keep', 'day']) }),
  cancel: (life, subscriptionId) =>
    execute(life.world.owner, cancelSubscription, {
      subscriptionId,
      when: life.random.pick(['now', 'period_end', 'period_end', 'period_end']),
      unused: life.random.pick(['none', 'credit']),
      reason: 'Moves',
    }),
  withdrawCancellation: ({ world: { owner } }, subscriptionId) =>
    execute(owner, withdrawCancellation, { subscriptionId }),
  renewAhead: (life, subscriptionId) =>
    execute(life.world.owner, renewAhead, { subscriptionId, periods: 1 + life.random.below(2) }),
  redeem: ({ clientId, world: { owner } }, subscriptionId) =>
    execute(owner, redeemCoupon, { clientId, subscriptionId, code: 'FIFTH' }),
};

/** Does something; what may not be done now is refused with a reason. */
async function act(life: Life): Promise<void> {
  const name = life.random.pick(Object.keys(DEEDS));
  const subscriptionId = life.random.pick(life.subscriptionIds);
  const told = `${life.today} ${name} ${life.subscriptionIds.indexOf(subscriptionId)}`;
  try {
    await DEEDS[name]?.(life, subscriptionId);
    life.told.push(told);
  } catch (error) {
    if (!(error instanceof AppError)) throw new Error(`${life.told.join('\n')}\n${told}`, { cause: error });
    life.told.push(`${told}: ${error.code}`);
  }
}

async function payDue({ world: mine, clientId, today }: Life, chance: () => boolean): Promise<void> {
  const { rows } = await ask(mine.owner, listInvoices, { limit: 100, filter: { clientId, status: 'issued' } });
  for (const { id, dueOn } of rows)
    if (dueOn !== null && dueOn <= today.toString() && chance()) await payInvoice(mine, { clientId, invoiceId: id });
}

async function liveDay({ world: mine, today }: Life): Promise<void> {
  moveTo(mine, today.toString());
  // Jobs run every minute: what one of them leaves for another is done on the same day.
  for (const job of [...subscriptionJobs, ...subscriptionJobs]) await runConfirmed(mine.owner, job);
  await mine.drain([subscriptionsConsumer]);
}

/**
 * Nothing is left to bill or give back of what is active. A change that waits for its invoice to be paid is not in force;
 * of what ends today, with time that nobody paid, that time is given up.
 */
async function demandRight(life: Life): Promise<void> {
  const { rows } = await world.admin.query<{ id: string }>(
    `select id from subscriptions where client_id = $1 and status = 'active' and coalesce(ends_on > $2, true)
       and history #>> '{pending,invoiceId}' is null`,
    [life.clientId, life.today.toString()],
  );
  for (const { id } of rows) {
    const left = await stillToBill(life.world, { subscriptionId: id, through: life.today.toString() });
    const of = life.subscriptionIds.indexOf(id);
    expect(left, [...life.told, `${life.today}: subscription ${of}`].join('\n')).toEqual({ charges: [], credits: [] });
  }
}

async function invoiced(life: Life): Promise<string[]> {
  const { rows } = await ask(life.world.owner, listInvoices, { limit: 100, filter: { clientId: life.clientId } });
  return rows.map(({ issuedOn, total }) => `${issuedOn} ${total.amountMinor}`).sort();
}

it.each(SEEDS)('what is done in any order is billed as the rules say, seed %i', { timeout: 300_000 }, async (seed) => {
  const life = await begin(seed);
  const { random, clientId, products } = life;
  const staff = life.world.owner;
  for (let days = 0; days < DAYS; days += 1) {
    await liveDay(life);
    await demandRight(life);
    if (life.subscriptionIds.length < 4 && random.chance(0.2))
      life.subscriptionIds.push(
        await anActivePlan(life.world, { clientId, productId: products[0] ?? '', price: '1299' }),
      );
    if (life.subscriptionIds.length > 0 && random.chance(0.35)) await act(life);
    await payDue(life, () => random.chance(0.4));
    life.today = life.today.add({ days: 1 });
  }
  // From here on nobody does anything but pay: what the time machine foresees is what comes.
  await liveDay(life);
  await payDue(life, () => true);
  const before = await invoiced(life);
  const { events, failed } = await ask(staff, timeMachine, { until: day(life, 70) });
  expect(failed).toEqual([]);
  const foreseen = events.flatMap(({ what, on, amount }) =>
    what === 'invoice' || what === 'credit_note' ? [`${on} ${amount?.amountMinor}`] : [],
  );
  const until = life.today.add({ days: 70 });
  while (Temporal.PlainDate.compare(life.today, until) < 0) {
    life.today = life.today.add({ days: 1 });
    await liveDay(life);
    await demandRight(life);
    await payDue(life, () => true);
  }
  const after = await invoiced(life);
  const made = [...after];
  for (const one of before) made.splice(made.indexOf(one), 1);
  expect(foreseen.sort(), life.told.join('\n')).toEqual(made);
  expect(await ask(staff, checkLedger, {})).toMatchObject({ isValid: true });
  for (const { id } of (await ask(staff, listInvoices, { limit: 100, filter: { clientId } })).rows)
    expect(BigInt((await ask(staff, getInvoice, { invoiceId: id })).due.amountMinor)).toBeGreaterThanOrEqual(0n);
});
