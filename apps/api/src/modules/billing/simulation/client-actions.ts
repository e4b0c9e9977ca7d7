import { addDecimals, decimal } from '#lib/money/decimal.ts';
import { type Client, repriceAll, retax, type Work } from '../core/index.ts';
import type { Action, Scene } from './actions.ts';
import { unit } from './stage.ts';
import { ZONES } from './world.ts';

const set = (
  { stage, clientId }: Scene,
  what: string,
  change: (client: Client, work: Work) => Partial<Client>,
): Promise<unknown> =>
  unit(stage, { clientId, by: 'client', what }, (work) => {
    const { client } = work.account;
    work.account.client = { ...client, ...change(client, work) };
    retax(work);
  });

const newCard: Action = async (scene) => {
  scene.stage.ids += 1;
  const id = `card ${scene.stage.ids}`;
  await set(scene, `set ${id}`, (_, work) => ({ method: { id, setOn: work.today } }));
};

const noCard: Action = async (scene) => {
  await set(scene, 'remove the card', () => ({ method: null }));
};

const move: Action = async (scene) => {
  const zone = scene.stage.random.pick(ZONES);
  await set(scene, `move to ${zone}`, ({ zones }, { now }) => ({ zones: [...zones, { zone, from: now }] }));
};

const taxFacts: Action = async (scene) => {
  const { random } = scene.stage;
  const taxIdStatus = random.pick(['valid', 'valid', 'invalid', 'unknown'] as const);
  const isTaxExempt = random.chance(0.05);
  await set(scene, `VAT number ${taxIdStatus}${isTaxExempt ? ', exempt' : ''}`, () => ({ taxIdStatus, isTaxExempt }));
};

const exempt: Action = async (scene) => {
  const days = 5 + scene.stage.random.below(40);
  await set(scene, `exempt from dunning for ${days} days`, ({ exemptions }, work) => ({
    exemptions: [...exemptions, { kinds: 'all', reason: 'promised to pay', until: work.today.add({ days }) }],
  }));
};

/** A price rises for new orders, or for everybody from the first period that is not billed yet. */
const reprice: Action = async ({ stage, account }) => {
  const ofCurrency = [...stage.catalogue.prices.values()].filter(
    ({ currency }) => currency === account.client.currency,
  );
  const price = stage.random.pick(ofCurrency);
  const unitPriceMinor = addDecimals(price.unitPriceMinor, decimal('101.5'));
  const prices = new Map(stage.catalogue.prices).set(price.id, { ...price, unitPriceMinor });
  stage.catalogue = { ...stage.catalogue, prices };
  if (stage.random.chance(0.5)) return;
  for (const clientId of stage.clientIds)
    await unit(stage, { clientId, by: 'staff', what: `raise ${price.id} for all` }, (work) =>
      repriceAll(work, { priceId: price.id, unitPriceMinor }),
    );
};

export const clientActions: readonly Action[] = [newCard, newCard, noCard, move, taxFacts, taxFacts, exempt, reprice];
