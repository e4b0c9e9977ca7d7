import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import * as z from 'zod/mini';
import * as shapes from '../demo/shapes.ts';
import { payOnHostedPage, until } from '../demo/world.ts';
import { type ApiClient, createApiClient } from '../harness/api-client.ts';
import type { DemoCompany } from '../harness/demo-company.ts';
import type { PanelProcess, PanelProcessKind } from '../harness/panel-process.ts';
import { type SplitInstance, startSplitInstance } from '../harness/split-instance.ts';
import { openProviders, type Providers } from './providers.ts';

/** An order of one hosting account, charged off session to the client's saved card. */
export interface PlacedOrder {
  orderId: string;
  domain: string;
}

/** A split panel with a client whose card is saved, the providers' own truth, and a view behind the walls. */
export interface CrashWorld {
  panel: SplitInstance;
  providers: Providers;
  staff: ApiClient;
  clientId: string;
  /** What everybody orders here: a hosting account. */
  productId: string;
  /** The panel's database as its superuser. */
  db: pg.Pool;
  /** What runs now; `start` adds to it. */
  running: PanelProcess[];
  start(kind: PanelProcessKind, env?: Readonly<Record<string, string>>): Promise<PanelProcess>;
  /** Ends some as a crash does. */
  kill(some: readonly PanelProcess[]): Promise<void>;
  /** Ends everything of a kind as a crash does. */
  killAll(kind: PanelProcessKind): Promise<void>;
  /** Asks everything of a kind to drain; answers the slowest. */
  stopAll(kind: PanelProcessKind): Promise<{ codes: (number | null)[]; seconds: number }>;
  /** Places an order as staff; its invoice is charged to the saved card without anybody present. */
  order(): Promise<PlacedOrder>;
  [Symbol.asyncDispose](): Promise<void>;
}

const placed = z.object({ orderId: z.string() });

/** Opens the world on a copy of `template`, else on a demo company that it makes. */
export async function openCrashWorld(template?: DemoCompany): Promise<CrashWorld> {
  await using stack = new AsyncDisposableStack();
  const panel = stack.use(await startSplitInstance(template));
  const db = new pg.Pool({ connectionString: panel.adminUrl, max: 3 });
  stack.defer(() => db.end());
  const running: PanelProcess[] = [];
  const start: CrashWorld['start'] = async (kind, env) => {
    const one = await panel.start(kind, env);
    running.push(one);
    return one;
  };
  const take = (kind: PanelProcessKind) => {
    const taken = running.filter((one) => one.kind === kind);
    for (const one of taken) running.splice(running.indexOf(one), 1);
    return taken;
  };
  await Promise.all([start('api'), start('worker'), start('relay')]);
  const staff = createApiClient(panel.url);
  await staff.logIn('staff', panel.admin.email, panel.admin.password);
  const productId = await starterProduct(panel.url);
  const clientId = await clientWithCard(panel.url, { productId, db });
  let orders = 0;
  const kept = stack.move();
  return {
    panel,
    providers: openProviders(panel.simulators),
    staff,
    clientId,
    productId,
    db,
    running,
    start,
    async kill(some) {
      for (const one of some) running.splice(running.indexOf(one), 1);
      await Promise.all(some.map((one) => one.kill()));
    },
    killAll: async (kind) => void (await Promise.all(take(kind).map((one) => one.kill()))),
    async stopAll(kind) {
      const ended = await Promise.all(take(kind).map((one) => one.stop()));
      return { codes: ended.map(({ code }) => code), seconds: Math.max(...ended.map(({ seconds }) => seconds)) };
    },
    async order() {
      orders += 1;
      const domain = `crash-${orders}.example`;
      const items = [{ productId, cycle: 'monthly', fields: { domain } }];
      const { orderId } = await staff.mutate('ordering.create', { clientId, items }, placed);
      return { orderId, domain };
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

async function starterProduct(url: string): Promise<string> {
  const { categories } = await createApiClient(url).query('catalog.storefront', {}, shapes.storefront);
  const starter = categories.flatMap(({ products }) => products).find(({ slug }) => slug === 'starter');
  if (!starter) throw new Error('the demo sells no starter hosting');
  return starter.productId;
}

/** A visitor orders and pays on the gateway's page, which keeps the card: later invoices are charged to it. */
async function clientWithCard(url: string, { productId, db }: { productId: string; db: pg.Pool }): Promise<string> {
  const visitor = createApiClient(url);
  const item = { productId, cycle: 'monthly', fields: { domain: 'crash-first.example' } };
  const { cartToken } = await visitor.mutate('ordering.addToCart', { item }, shapes.cart);
  const { orderToken, orderId } = await visitor.mutate(
    'ordering.checkout',
    {
      cartToken,
      terms: { isAccepted: true, version: '1' },
      account: {
        name: 'Cora Crash',
        email: 'cora@crash.example',
        password: 'after every crash comes a start',
        country: 'DE',
      },
      pluginId: 'stripe',
      saveMethod: true,
    },
    shapes.placed,
  );
  const ask = async () => {
    await sleep(250);
    return visitor.query('ordering.orderProgress', { orderToken }, shapes.progress);
  };
  const asked = await until('the payment page', ask, ({ payment }) => typeof payment?.redirectUrl === 'string');
  await payOnHostedPage(asked.payment?.redirectUrl ?? '');
  await until('the first account', ask, ({ step }) => step === 'done');
  const { rows } = await db.query<{ client_id: string }>('select client_id from orders where id = $1', [orderId]);
  return rows[0]?.client_id ?? '';
}
