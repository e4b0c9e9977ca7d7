import { setTimeout as sleep } from 'node:timers/promises';
import type * as z from 'zod/mini';
import { type ApiClient, createApiClient } from '../harness/api-client.ts';
import type { Instance, SimulatorAccess } from '../harness/instance.ts';
import * as shapes from './shapes.ts';

/** What the demo acts with: a visitor who becomes a client, staff who look, and the providers' own records. */
export interface DemoWorld {
  url: string;
  visitor: ApiClient;
  client: ApiClient;
  staff: ApiClient;
  simulators: SimulatorAccess;
}

export async function openDemoWorld(instance: Instance): Promise<DemoWorld> {
  const staff = createApiClient(instance.url);
  await staff.logIn('staff', instance.admin.email, instance.admin.password);
  return {
    url: instance.url,
    visitor: createApiClient(instance.url),
    client: createApiClient(instance.url),
    staff,
    simulators: await instance.simulators(),
  };
}

const PATIENCE_MS = 60_000;
const PAUSE_MS = 50;

/** Asks until the answer is as wished; throws with the last one when that does not happen within a minute. */
export async function until<T>(what: string, ask: () => Promise<T>, isThere: (answer: T) => boolean): Promise<T> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (isThere(answer)) return answer;
    if (performance.now() > deadline) throw new Error(`${what} did not happen; last seen: ${JSON.stringify(answer)}`);
    await sleep(PAUSE_MS);
  }
}

/** Pays on the gateway's hosted page as a browser does: opens it, fills the form, sends it. */
export async function payOnHostedPage(redirectUrl: string): Promise<void> {
  const page = await fetch(redirectUrl);
  const [, action] = /<form[^>]*action="([^"]+)"/.exec(await page.text()) ?? [];
  if (!page.ok || action === undefined) throw new Error(`the payment page answered ${page.status}`);
  const body = new URLSearchParams({
    email: 'payer@linden-cafe.example',
    number: '4242 4242 4242 4242',
    expiry: '12/34',
    cvc: '123',
    name: 'Nora Linden',
  });
  const answer = await fetch(new URL(action, redirectUrl), { method: 'POST', body, redirect: 'manual' });
  if (answer.status !== 302 && answer.status !== 303)
    throw new Error(`the payment was not taken: ${answer.status} ${(await answer.text()).slice(0, 300)}`);
}

/** Executed requests of one kind in a provider's own journal: the truth that we are compared with. */
export async function executed(base: string, controlToken: string, operation: string): Promise<number> {
  const url = `${base}/__sim/requests?operation=${operation}`;
  const answer = await fetch(url, { headers: { 'x-sim-control-token': controlToken } });
  const { requests } = parse(shapes.journal, await answer.json());
  return requests.filter((request) => request.executed).length;
}

/** Moves business time of the panel and of the providers forward together. */
export async function advanceClock({ staff, simulators }: DemoWorld, seconds: number): Promise<void> {
  for (const base of [simulators.stripeUrl, simulators.whmUrl]) {
    await fetch(`${base}/__sim/clock`, {
      method: 'POST',
      headers: { 'x-sim-control-token': simulators.controlToken, 'content-type': 'application/json' },
      body: JSON.stringify({ advanceMs: seconds * 1000 }),
    });
  }
  await staff.mutate('instance.advanceClock', { seconds }, shapes.anything);
}

function parse<T>(shape: z.ZodMiniType<T>, value: unknown): T {
  return shape.parse(value);
}
