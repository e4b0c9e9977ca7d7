import { type Caller, execute } from '#lib/command/execute.ts';
import type { Services } from '#lib/services.ts';
import { createClock, type MovableClock } from '#lib/time/clock.ts';
import { createClient } from '#modules/clients/index.ts';
import { addContact, registerUser } from '#modules/identity/index.ts';
import { createOrder } from '#modules/ordering/index.ts';
import { recordPayment } from '#modules/payments/index.ts';
import { createRegistry, type Registry } from '#modules/registry.ts';
import { settle } from '#runtime/settle.ts';
import type { Simulators } from '#runtime/simulators.ts';
import { DEMO_CLIENTS, type DemoClient } from './demo-clients.ts';
import { endOfStory } from './end-of-story.ts';
import { setUpCompany } from './set-up-company.ts';
import { setUpProvider } from './set-up-provider.ts';

const DAY_SECONDS = 86_400;
const FIRST_DAY = 35;

export interface DemoPlan {
  tenantId: string;
  simulators: Simulators;
  /** Of the one client that can log in: see DEMO_LOGIN. */
  clientPassword: string;
}

/** The client of the demo who has a login. */
export const DEMO_LOGIN = DEMO_CLIENTS[0]?.email ?? '';

interface Month {
  caller: Caller;
  clock: MovableClock;
  registry: Registry;
  products: ReadonlyMap<string, string>;
  plan: DemoPlan;
}

/**
 * Lives through the demo company's last month: the same commands, events and effects as in a running instance, on a
 * business clock that walks from five weeks ago to today. Hosting accounts are made on the simulated panel.
 */
export async function seedDemo(services: Services, plan: DemoPlan): Promise<void> {
  const clock = createClock();
  const past: Services = { ...services, clock };
  const caller: Caller = {
    kernel: past,
    tenantId: plan.tenantId,
    actor: { kind: 'system', name: 'demo' },
    origin: { requestId: 'demo', ip: null, userAgent: null },
  };
  clock.setOffset(-FIRST_DAY * DAY_SECONDS);
  await setUpCompany(caller);
  const { products } = await setUpProvider(caller, plan.simulators);
  const month: Month = { caller, clock, registry: createRegistry(past), products, plan };
  for (const client of DEMO_CLIENTS) await liveThrough(month, client);
  clock.setOffset(0);
  await settle(past, month.registry);
}

async function liveThrough(month: Month, client: DemoClient): Promise<void> {
  const { caller, clock, registry } = month;
  clock.setOffset(-client.daysAgo * DAY_SECONDS);
  const clientId = await openAccount(month, client);
  const { invoiceId, total } = await order(month, client, clientId);
  // A transfer arrives a few hours later.
  clock.setOffset(-client.daysAgo * DAY_SECONDS + DAY_SECONDS / 4);
  if (client.story !== 'unpaid') {
    const reference = `Transfer from ${client.name}`;
    await execute(caller, recordPayment, { invoiceIds: [invoiceId], amountMinor: total.amountMinor, reference });
  }
  await settle(caller.kernel, registry);
  await endOfStory({ caller, clock }, client, clientId);
}

async function openAccount({ caller, plan }: Month, client: DemoClient): Promise<string> {
  const { name, company, email, country, city, address1, postcode, locale } = client;
  const party = { name, company, email, country, city, address1, postcode, locale };
  const { clientId } = await execute(caller, createClient, party);
  if (email !== DEMO_LOGIN) return clientId;
  const { userId } = await execute(caller, registerUser, { email, name, locale, password: plan.clientPassword });
  if (userId !== null) await execute(caller, addContact, { clientId, userId, grants: ['owner'] });
  return clientId;
}

async function order({ caller, products }: Month, client: DemoClient, clientId: string) {
  const product = (slug: string) => products.get(slug) ?? '';
  const hosting = { productId: product(client.product), cycle: client.cycle, fields: { domain: client.domain } };
  const move = { productId: product('site-move'), cycle: 'one_time' as const };
  return execute(caller, createOrder, { clientId, items: client.withMove ? [hosting, move] : [hosting] });
}
