import { type StripeSim, startStripeSim } from '@panel1/provider-sims';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { buildServer } from '#http/server.ts';
import { webhookRoutes } from '#http/webhook-routes.ts';
import { ask, execute, runAsSystem } from '#lib/command/execute.ts';
import type { EffectHandler } from '#lib/effects/handler.ts';
import { resolveHost } from '#lib/tenancy/hosts.ts';
import { checkLedger } from '#modules/billing/testing.ts';
import { aClient } from '#modules/clients/testing.ts';
import { createWorld, type TestWorld } from '../../../../test/world.ts';
import { startPayment } from '../commands/start-payment.ts';
import { paymentEffects } from '../effects.ts';
import { getPayment } from '../queries/get-payment.ts';
import { paymentsConsumer } from '../subscribers.ts';
import { enableBankTransfer, enableStripe } from '../testing.ts';

export const WEBHOOK_SECRET = 'whsec_simulated_secret';
export const KEY = 'sk_test_simulated_key';

/** A world with the real plugins in their processes and a Stripe simulator. */
export interface StripeWorld {
  world: TestWorld;
  /** The HTTP side with the webhook ingress. */
  server: FastifyInstance;
  sim: StripeSim;
  handlers: EffectHandler[];
  /** Events and effects until nothing is due. */
  settle(): Promise<void>;
  see(paymentId: string): Promise<Awaited<ReturnType<typeof getPayment.run>>>;
  /** Starts a payment by Stripe's page and answers where the payer is sent. */
  openPage(
    clientId: string,
    invoiceIds: string[],
    of?: { saveMethod?: boolean },
  ): Promise<{ paymentId: string; url: string }>;
  aClient(): Promise<string>;
  /** Fetches a payment from the gateway, as a notice makes us do. */
  follow(paymentId: string): Promise<void>;
  /** Lets a payment be asked about again within the minute. */
  forgetChecks(): Promise<void>;
  /** Makes what waits for a later try due now, and settles. */
  retry(): Promise<void>;
  close(): Promise<void>;
}

/** With `isNotifying` the simulator sends webhooks to the server. */
export async function openStripeWorld(of: { isNotifying?: boolean } = {}): Promise<StripeWorld> {
  const world = await createWorld();
  const server = await serverOf(world);
  const url = `http://main.localhost:${await portOf(server)}/webhooks/stripe`;
  const webhook = of.isNotifying ? { webhook: { url, secret: WEBHOOK_SECRET } } : {};
  const sim = await startStripeSim({ seed: 'payments', apiKey: KEY, ...webhook });
  await enableStripe(world.owner, { apiBaseUrl: sim.url, secretKey: KEY, webhookSecret: WEBHOOK_SECRET });
  await enableBankTransfer(world.owner);
  const handlers = paymentEffects(world.services);
  const settle = () => world.drain([paymentsConsumer], handlers);
  const see = (paymentId: string) => ask(world.owner, getPayment, { paymentId });
  return {
    world,
    server,
    sim,
    handlers,
    settle,
    see,
    aClient: () => aClient(world.owner),
    async follow(paymentId) {
      await runAsSystem(world.kernel, { tenantId: world.tenantId, name: 'test', requestId: 'test' }, (ctx) =>
        ctx.planEffect({
          kind: 'payments.sync',
          businessKey: `follow:${ctx.newId()}`,
          resource: { kind: 'payment', id: paymentId },
          clientId: null,
          payload: { paymentId },
        }),
      );
      await settle();
    },
    async forgetChecks() {
      await world.admin.query("update effects set business_key = id::text where business_key like 'sync:%'");
    },
    async retry() {
      await world.admin.query("update effects set next_at = now() where state in ('planned', 'unknown')");
      await settle();
    },
    async openPage(clientId, invoiceIds, { saveMethod = false } = {}) {
      const started = { invoiceIds, pluginId: 'stripe', saveMethod, returnPath: '/invoices' };
      const { paymentId } = await execute(world.contact(clientId), startPayment, started);
      await settle();
      const { redirectUrl } = await see(paymentId ?? '');
      return { paymentId: paymentId ?? '', url: redirectUrl ?? '' };
    },
    async close() {
      await sim.stop();
      await server.close();
      await world[Symbol.asyncDispose]();
    },
  };
}

function serverOf(world: TestWorld): Promise<FastifyInstance> {
  return buildServer({
    services: world.services,
    trustedProxies: [],
    webFolder: undefined,
    resolveHost: (host) => resolveHost(world.kernel, host),
    authenticate: async () => ({ kind: 'anonymous' }),
    routes: [{ isForBrowser: false, plugin: webhookRoutes(world.services) }],
  });
}

async function portOf(server: FastifyInstance): Promise<string> {
  return new URL(await server.listen({ host: '127.0.0.1', port: 0 })).port;
}

/** Types a card into the hosted page, as a payer does. */
export async function payOnPage(url: string, number = '4242424242424242'): Promise<Response> {
  const form = { number, expiry: '12/40', cvc: '123', name: 'Ada Example' };
  return fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
}

/** A call of the gateway's own API, as its customers make it elsewhere; answers the id of what was made. */
export async function stripeApi(sim: StripeSim, path: string, form: Record<string, string>): Promise<string> {
  const headers = { authorization: `Bearer ${KEY}` };
  const response = await fetch(`${sim.url}/v1/${path}`, { method: 'POST', headers, body: new URLSearchParams(form) });
  const made: unknown = await response.json();
  if (typeof made !== 'object' || made === null || !('id' in made)) throw new Error(JSON.stringify(made));
  return String(made.id);
}

/** A charge that was made at the gateway itself; answers its name there. */
export async function chargeThere(sim: StripeSim): Promise<string> {
  const customer = await stripeApi(sim, 'customers', { email: 'x@example.test' });
  const method = await stripeApi(sim, 'payment_methods/pm_card_visa/attach', { customer });
  const of = { customer, payment_method: method, off_session: 'true', confirm: 'true' };
  return stripeApi(sim, 'payment_intents', { amount: '700', currency: 'eur', ...of });
}

/**
 * Opens the world for the tests of a file and gives each of them a new client, with a simulator that makes no faults.
 * After the last one the books must still be in order.
 */
export function testWithStripe(
  of: Parameters<typeof openStripeWorld>[0],
  give: (world: StripeWorld, clientId: string) => void,
): void {
  let stripe: StripeWorld;
  beforeAll(async () => {
    stripe = await openStripeWorld(of);
  });
  beforeEach(async () => {
    stripe.sim.faults.clear();
    give(stripe, await stripe.aClient());
  });
  afterAll(async () => {
    expect(await ask(stripe.world.owner, checkLedger, {})).toMatchObject({ isValid: true });
    await stripe.close();
  });
}
