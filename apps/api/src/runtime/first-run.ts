import { randomBytes } from 'node:crypto';
import type { Env } from '#config/env.ts';
import { DEMO_LOGIN, seedDemo } from '#demo/seed-demo.ts';
import type { Services } from '#lib/services.ts';
import type { FirstLogin } from '#lib/supervisor/run-panel.ts';
import { createTenant } from '#modules/tenants/index.ts';
import type { Simulators } from './simulators.ts';

const LOCAL_HOSTS = ['localhost', '127.0.0.1'];

/**
 * Makes the first tenant, which owns localhost, and its first administrator. In a demo it is a hosting company with a
 * month behind it; otherwise an empty one, whose owner is led through the set-up after logging in.
 */
export async function makeFirstTenant(
  services: Services,
  of: { env: Env; simulators: Simulators | undefined },
): Promise<FirstLogin> {
  const { env, simulators } = of;
  const password = env.adminPassword ?? randomBytes(12).toString('base64url');
  const publicHost = new URL(env.publicUrl).hostname;
  const { tenantId } = await createTenant(services, {
    slug: 'main',
    name: simulators ? 'Nordhost' : 'My hosting company',
    locale: 'en',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    country: 'DE',
    isDemo: simulators !== undefined,
    hosts: [...new Set([publicHost, ...LOCAL_HOSTS])],
    owner: { email: env.adminEmail, name: simulators ? 'Olga Nordmann' : 'Administrator', password },
    isFirst: true,
  });
  if (simulators) await seedDemo(services, { tenantId, simulators, clientPassword: password });
  return { email: env.adminEmail, password, ...(simulators ? { demoClient: DEMO_LOGIN } : {}) };
}
