import { confirmStops } from '../harness/confirm-stops.ts';
import * as shapes from './shapes.ts';
import { advanceClock, type DemoWorld, payOnHostedPage, until } from './world.ts';

/** What the story has come to: each step adds what the next one needs. */
export interface Story {
  /** Who orders: another address for each order. */
  email: string;
  orderToken: string;
  orderId: string;
  redirectUrl: string;
  serviceId: string;
}

export interface Step {
  name: string;
  /** Charges and accounts that this step adds to the providers' journals. */
  adds: { charges: number; accounts: number };
  run(world: DemoWorld, story: Story): Promise<string>;
}

const PASSWORD = 'linden trees in winter';
const MONTH_SECONDS = 32 * 86_400;
const NOTHING = { charges: 0, accounts: 0 };

const order: Step = {
  name: 'a visitor orders hosting',
  adds: NOTHING,
  async run({ visitor }, story) {
    const domain = story.email.split('@')[1];
    const { categories } = await visitor.query('catalog.storefront', {}, shapes.storefront);
    const starter = categories.flatMap(({ products }) => products).find(({ slug }) => slug === 'starter');
    const item = { productId: starter?.productId, cycle: 'monthly', fields: { domain } };
    const { cartToken } = await visitor.mutate('ordering.addToCart', { item }, shapes.cart);
    const placed = await visitor.mutate(
      'ordering.checkout',
      {
        cartToken,
        terms: { isAccepted: true, version: '1' },
        account: { name: 'Nora Linden', email: story.email, password: PASSWORD, country: 'DE' },
        pluginId: 'stripe',
        saveMethod: true,
      },
      shapes.placed,
    );
    story.orderToken = placed.orderToken;
    story.orderId = placed.orderId;
    return placed.orderId;
  },
};

const invoice: Step = {
  name: 'the invoice is issued, the gateway gives a payment page',
  adds: NOTHING,
  async run({ visitor }, story) {
    const ask = () => visitor.query('ordering.orderProgress', { orderToken: story.orderToken }, shapes.progress);
    const seen = await until('the payment page', ask, ({ payment }) => typeof payment?.redirectUrl === 'string');
    story.redirectUrl = seen.payment?.redirectUrl ?? '';
    return seen.invoice?.number ?? '';
  },
};

const pay: Step = {
  name: 'the visitor pays on the gateway’s page, its webhook arrives',
  adds: { charges: 1, accounts: 1 },
  async run({ visitor }, story) {
    await payOnHostedPage(story.redirectUrl);
    const ask = () => visitor.query('ordering.orderProgress', { orderToken: story.orderToken }, shapes.progress);
    const seen = await until('the account', ask, ({ step }) => step === 'done');
    story.serviceId = seen.items[0]?.services[0]?.serviceId ?? '';
    return seen.status;
  },
};

const login: Step = {
  name: 'the client logs in and opens the hosting panel',
  adds: NOTHING,
  async run({ client }, { serviceId, email }) {
    await client.logIn('client', email, PASSWORD);
    const { url } = await client.mutate('provisioning.openPanel', { serviceId }, shapes.panelLink);
    const page = await fetch(url);
    if (!page.ok) throw new Error(`the panel answered ${page.status}`);
    return new URL(url).host;
  },
};

const renew: Step = {
  name: 'a month later the next period is invoiced and charged',
  adds: { charges: 1, accounts: 0 },
  async run(world) {
    await advanceClock(world, MONTH_SECONDS);
    // A clock that jumps by a month stops the daily run until staff say that it is meant.
    await until(
      'the safety stop',
      () => confirmStops(world.staff),
      (confirmed) => confirmed > 0,
    );
    const ask = () => world.client.query('billing.list', { limit: 10 }, shapes.invoices);
    const isRenewed = ({ rows }: { rows: { status: string }[] }) =>
      rows.length === 2 && rows.every(({ status }) => status === 'paid');
    const { rows } = await until('the renewal', ask, isRenewed);
    return rows.map(({ number }) => number).join(', ');
  },
};

/** The first three steps: from the storefront to a running account. */
export const ORDER_TO_ACTIVE: readonly Step[] = [order, invoice, pay];

export function newStory(email: string): Story {
  return { email, orderToken: '', orderId: '', redirectUrl: '', serviceId: '' };
}

/** The main job of Panel1 as a story, in order. */
export const STEPS: readonly Step[] = [order, invoice, pay, login, renew];
