import {
  cancel,
  changePlan,
  dayOfPoint,
  type OrderItem,
  pause,
  placeOrder,
  recordUsage,
  redeem,
  resume,
  type Work,
  withdraw,
  withdrawCancellation,
} from '../core/index.ts';
import type { Action, Scene } from './actions.ts';
import { idOf } from './ids.ts';
import { look, type Stage, unit } from './stage.ts';

const MOST_AT_ONCE = 5;

const run = ({ stage, clientId }: Scene, what: string, act: (work: Work) => void) =>
  unit(stage, { clientId, by: 'client', what }, act);

const pricesOf = ({ stage, account }: Scene, isWanted: (name: string) => boolean) =>
  [...stage.catalogue.prices.values()].filter(
    ({ currency, name }) => currency === account.client.currency && isWanted(name),
  );

function item(scene: Scene, of: { isAddOn: boolean; parentId: string | null }): OrderItem {
  const { stage } = scene;
  const price = stage.random.pick(pricesOf(scene, (name) => (name === 'add-on') === of.isAddOn));
  stage.ids += 1;
  return {
    subscriptionId: idOf(stage.ids),
    priceId: price.id,
    quantity: stage.random.pick([1, 1, 1, 2, 5]),
    parentId: of.parentId,
    periods: stage.random.pick(['parent', 'parent', 'own']),
    unitPriceMinor: null,
  };
}

const usesOf = (work: Work, couponId: string, elsewhere: number) =>
  elsewhere + [...work.account.redemptions.values()].filter((one) => one.couponId === couponId).length;

/** How often the other clients have redeemed a coupon. */
async function redeemedElsewhere({ stage, clientId }: Scene, couponId: string): Promise<number> {
  let sum = 0;
  for (const other of stage.clientIds)
    if (other !== clientId)
      sum += [...(await stage.store.load(other)).redemptions.values()].filter(
        (one) => one.couponId === couponId,
      ).length;
  return sum;
}

const order: Action = async (scene) => {
  const { stage, live } = scene;
  if (live.length >= MOST_AT_ONCE) return;
  const items = Array.from({ length: 1 + stage.random.below(2) }, () =>
    item(scene, { isAddOn: false, parentId: null }),
  );
  const couponIds = stage.random.chance(0.3) ? [stage.random.pick([...stage.catalogue.coupons.keys()])] : [];
  const elsewhere = new Map<string, number>();
  for (const id of couponIds) elsewhere.set(id, await redeemedElsewhere(scene, id));
  await run(scene, `order ${items.map(({ priceId, quantity }) => `${quantity} x ${priceId}`).join(', ')}`, (work) =>
    placeOrder(work, { items, couponIds, couponUses: (id) => usesOf(work, id, elsewhere.get(id) ?? 0) }),
  );
};

const addOn: Action = async (scene) => {
  const parents = scene.live.filter(({ parentId, facts, status }) => {
    return parentId === null && facts.segments.length > 0 && (status === 'active' || status === 'past_due');
  });
  if (parents.length === 0 || scene.live.length > MOST_AT_ONCE) return;
  const parent = scene.stage.random.pick(parents);
  const items = [item(scene, { isAddOn: true, parentId: parent.id })];
  await run(scene, `add ${items[0]?.subscriptionId} (${items[0]?.periods}) to ${parent.id}`, (work) =>
    placeOrder(work, { items, couponIds: [], couponUses: () => 0 }),
  );
};

const coupon: Action = async (scene) => {
  const { stage, live } = scene;
  const couponId = stage.random.pick([...stage.catalogue.coupons.keys()]);
  const elsewhere = await redeemedElsewhere(scene, couponId);
  const subscriptionId = live.length > 0 && stage.random.chance(0.5) ? stage.random.pick(live).id : null;
  await run(scene, `redeem ${couponId}`, (work) =>
    redeem(work, { couponId, subscriptionId, uses: usesOf(work, couponId, elsewhere) }),
  );
};

/** An action on one of the live subscriptions. */
const onOne =
  (act: (scene: Scene, subscriptionId: string) => Promise<unknown>): Action =>
  async (scene) => {
    if (scene.live.length > 0) await act(scene, scene.stage.random.pick(scene.live).id);
  };

const change = onOne((scene, subscriptionId) => {
  const { random } = scene.stage;
  const isOnce = scene.account.subscriptions.get(subscriptionId)?.facts.segments.length === 0;
  const plans = pricesOf(scene, (name) => name !== 'once' && name !== 'add-on');
  const asked = {
    subscriptionId,
    priceId: random.chance(0.6) ? random.pick(plans).id : null,
    quantity: random.chance(0.5) ? 1 + random.below(6) : null,
    when: random.pick(['now', 'period_end', 'by_direction'] as const),
    anchor: random.pick(['keep', 'reset'] as const),
    unused: random.chance(0.1) ? ('days' as const) : ('credit' as const),
  };
  if (isOnce) return Promise.resolve();
  const { priceId, quantity, when, anchor, unused } = asked;
  return run(scene, `change ${subscriptionId} to ${quantity} x ${priceId} ${when} ${anchor} ${unused}`, (work) =>
    changePlan(work, asked),
  );
});

const still = onOne((scene, subscriptionId) => {
  const days = scene.stage.random.below(60);
  return run(scene, `pause ${subscriptionId} for ${days}`, (work) =>
    pause(work, { subscriptionId, until: days === 0 ? null : work.today.add({ days }) }),
  );
});

const goOn: Action = async (scene) => {
  const paused = scene.live.filter(({ status }) => status === 'paused');
  if (paused.length === 0) return;
  const { id } = scene.stage.random.pick(paused);
  await run(scene, `resume ${id}`, (work) => resume(work, id));
};

const leave = onOne((scene, subscriptionId) => {
  const when = scene.stage.random.pick(['now', 'period_end'] as const);
  const unused = scene.stage.random.pick(['none', 'credit', 'refund'] as const);
  return run(scene, `cancel ${subscriptionId} ${when} ${unused}`, (work) =>
    cancel(work, { subscriptionId, when, unused, why: 'asked for' }),
  );
});

const stay = onOne((scene, subscriptionId) =>
  run(scene, `withdraw the cancellation of ${subscriptionId}`, (work) => withdrawCancellation(work, subscriptionId)),
);

const regret: Action = async (scene) => {
  const fresh = scene.live.filter(({ startedOn }) => startedOn !== null).at(-1);
  if (fresh === undefined || scene.account.client.isBusiness) return;
  await run(scene, `withdraw from ${fresh.id}`, (work) => withdraw(work, fresh.id));
};

/** Usage of today and of the last weeks, out of order, some of it twice. */
const use: Action = async (scene) => {
  const { stage, live } = scene;
  const metered = live.filter(({ usage, startedOn }) => usage.length > 0 && startedOn !== null);
  if (metered.length === 0) return;
  const subscription = stage.random.pick(metered);
  const { metricId } = stage.random.pick(subscription.usage);
  const started = subscription.startedOn;
  for (let nth = 0; nth < 1 + stage.random.below(4); nth += 1) {
    const at = stage.now.subtract({ hours: stage.random.below(24 * 25) });
    if (started !== null && Temporal.PlainDate.compare(dayAt(stage, scene, at), started) < 0) continue;
    stage.ids += 1;
    const event = {
      subscriptionId: subscription.id,
      metricId,
      id: `event ${stage.ids}`,
      at,
      properties: {},
      value: metricId === 'mailboxes' ? `box ${stage.random.below(6)}` : `${stage.random.below(900)}.5`,
      operation: metricId === 'mailboxes' && stage.random.chance(0.3) ? ('remove' as const) : ('add' as const),
    };
    const times = stage.random.chance(0.2) ? 2 : 1;
    for (let time = 0; time < times; time += 1)
      await run(scene, `use ${metricId} ${event.value} at ${at} of ${subscription.id}`, (work) =>
        recordUsage(work, event),
      );
  }
};

const dayAt = (stage: Stage, { account }: Scene, at: Temporal.Instant): Temporal.PlainDate =>
  dayOfPoint(look(stage, account), at);

export const subscriptionActions: readonly Action[] = [
  ...[order, order, order, order, addOn, addOn, coupon, change, change, change],
  ...[still, goOn, goOn, leave, stay, regret, use, use, use, use],
];
