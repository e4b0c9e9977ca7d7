import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask, type Caller, execute } from '#lib/command/execute.ts';
import { aCategory, aProduct } from '#modules/catalog/testing.ts';
import { aClient } from '#modules/clients/testing.ts';
import { createWorld, type TestWorld } from '../../../../test/world.ts';
import { cancelSubscription } from '../commands/cancel-subscription.ts';
import { changePlan } from '../commands/change-plan.ts';
import { changeOptions } from '../queries/change-options.ts';
import { getSubscription } from '../queries/get-subscription.ts';
import { previewChange } from '../queries/preview-change.ts';
import { anActivePlan, moveTo, payInvoice } from './plan-world.ts';

let world: TestWorld;
let clientId: string;
let me: Caller;
let small: string;
let big: string;

const monthly = (priceMinor: string) => ({ cycle: 'monthly' as const, currency: 'EUR', priceMinor, setupMinor: '700' });
const choice = (key: string, priceMinor: string, isDefault = false) => ({
  ...{ key, isDefault, texts: { en: { name: key } } },
  prices: [monthly(priceMinor)],
});
const free = { minQuantity: null, maxQuantity: null };
const OPTIONS = [
  {
    ...{ key: 'disk', kind: 'choice' as const, ...free },
    texts: { en: { name: 'Disk' } },
    choices: [choice('d20', '0', true), choice('d50', '500')],
  },
  {
    ...{ key: 'mailboxes', kind: 'quantity' as const, minQuantity: 0, maxQuantity: 10 },
    texts: { en: { name: 'Mailboxes' } },
    choices: [choice('one', '100')],
  },
  {
    ...{ key: 'backups', kind: 'yes_no' as const, ...free },
    texts: { en: { name: 'Backups' } },
    choices: [choice('yes', '300')],
  },
];

beforeAll(async () => {
  world = await createWorld();
  const categoryId = await aCategory(world.owner);
  const prices = [monthly('6000'), { ...monthly('60000'), cycle: 'annually' as const }];
  big = await aProduct(world.owner, { categoryId, prices, options: OPTIONS });
  small = await aProduct(world.owner, { categoryId, prices: [monthly('3500')], options: OPTIONS, upgrades: [big] });
});
beforeEach(async () => {
  clientId = await aClient(world.owner);
  me = world.contact(clientId);
  moveTo(world, '2026-06-01');
});
afterAll(() => world[Symbol.asyncDispose]());

const active = () => anActivePlan(world, { clientId, productId: small });
const see = (subscriptionId: string) => ask(world.owner, getSubscription, { subscriptionId });

async function offersOf(subscriptionId: string) {
  const { products } = await ask(me, changeOptions, { subscriptionId });
  const [own, other] = products;
  if (!own || !other) throw new Error('both products are offered');
  return { own, other };
}

/** The options of an offer as a form holds them, with more disk, two mailboxes and backups. */
async function largest(subscriptionId: string, of: 'own' | 'other') {
  const offer = (await offersOf(subscriptionId))[of];
  const [disk, mailboxes, backups] = offer.options;
  const more = disk?.choices[1];
  if (!disk || !mailboxes || !backups || !more) throw new Error('all options are offered');
  const taken = ({ choices }: typeof mailboxes, quantity: number) => ({
    choiceId: choices[0]?.choiceId ?? '',
    quantity,
  });
  return {
    [disk.optionId]: { choiceId: more.choiceId, quantity: 1 },
    [mailboxes.optionId]: taken(mailboxes, 2),
    [backups.optionId]: taken(backups, 1),
  };
}

describe('what can be chosen of a plan', () => {
  it('is offered with names, prices without set-up fee, and starts at what is free', async () => {
    const { other } = await offersOf(await active());
    expect(other.options.map(({ name, kind }) => [name, kind])).toEqual([
      ['Disk', 'choice'],
      ['Mailboxes', 'quantity'],
      ['Backups', 'yes_no'],
    ]);
    const more = other.options[0]?.choices[1]?.prices;
    const none = { amountMinor: '0', currency: 'EUR' };
    expect(more).toEqual([{ cycle: 'monthly', price: { amountMinor: '500', currency: 'EUR' }, setup: none }]);
    expect(Object.values(other.chosen).map(({ quantity }) => quantity)).toEqual([1, 0, 0]);
  });

  it('is part of the price of another plan, to the cent', async () => {
    const subscriptionId = await active();
    moveTo(world, '2026-06-16');
    const options = await largest(subscriptionId, 'other');
    const { change } = await ask(me, previewChange, { subscriptionId, productId: big, options });
    expect(change).toMatchObject({ recurring: { amountMinor: '7000' }, total: { amountMinor: '2000' } });
  });

  it('changes alone, and is what the next change starts from', async () => {
    const subscriptionId = await active();
    const options = await largest(subscriptionId, 'own');
    const { invoiceId } = await execute(me, changePlan, { subscriptionId, options });
    await payInvoice(world, { clientId, invoiceId: invoiceId ?? '' });
    expect(await see(subscriptionId)).toMatchObject({ recurring: { amountMinor: '4500' } });
    const { own, other } = await offersOf(subscriptionId);
    expect(own.chosen).toEqual(options);
    expect(Object.values(other.chosen).map(({ quantity }) => quantity)).toEqual([1, 2, 1]);
    await expect(execute(me, changePlan, { subscriptionId, options })).rejects.toThrow('nothing_to_change');
  });

  it('shows the plan of today at the price at which it was sold', async () => {
    const { own } = await offersOf(await active());
    expect(own.prices).toEqual([{ cycle: 'monthly', recurring: { amountMinor: '3000', currency: 'EUR' } }]);
  });
});

describe('what stands in the way of any change', () => {
  it('is told before anything is chosen, with the invoice to pay first', async () => {
    const subscriptionId = await active();
    const before = await ask(me, changeOptions, { subscriptionId });
    expect(before).toMatchObject({ obstacle: null, earliestOn: '2026-06-01' });
    const { invoiceId } = await execute(me, changePlan, { subscriptionId, productId: big });
    const after = await ask(me, changeOptions, { subscriptionId });
    expect(after).toMatchObject({ obstacle: { code: 'subscriptions.invoice_open', invoiceId }, earliestOn: null });
  });

  it('is a cancellation', async () => {
    const subscriptionId = await active();
    await execute(me, cancelSubscription, { subscriptionId, when: 'period_end', reason: 'moving' });
    const { obstacle } = await ask(me, changeOptions, { subscriptionId });
    expect(obstacle).toMatchObject({ code: 'subscriptions.wrong_state' });
  });
});
