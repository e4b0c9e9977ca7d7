import type { Caller } from '#lib/command/execute.ts';
import type { Services } from '#lib/services.ts';
import { createClock } from '#lib/time/clock.ts';
import { createRegistry } from '#modules/registry.ts';
import { settle } from '#runtime/settle.ts';
import type { Simulators } from '#runtime/simulators.ts';
import { DAY_SECONDS, liveDay, type Month } from './live-day.ts';
import { setUpCompany } from './set-up-company.ts';
import { setUpProvider } from './set-up-provider.ts';

const FIRST_DAY = 35;

export { DEMO_LOGIN } from './live-day.ts';

export interface DemoPlan {
  tenantId: string;
  simulators: Simulators;
  /** Of the one client that can log in: see DEMO_LOGIN. */
  clientPassword: string;
}

/**
 * Lives through the demo company's last month: the same commands, events, effects and jobs as in a running instance, on a
 * business clock that walks day by day from five weeks ago to yesterday. Today is left to the running panel. Hosting
 * accounts are made on the simulated panel.
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
  const registry = createRegistry(past);
  const month: Month = { caller, clock, registry, products, clients: new Map(), clientPassword: plan.clientPassword };
  for (let daysAgo = FIRST_DAY; daysAgo > 0; daysAgo -= 1) await liveDay(month, daysAgo);
  clock.setOffset(0);
  await settle(past, registry);
}
