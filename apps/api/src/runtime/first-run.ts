import { randomBytes } from 'node:crypto';
import type { Env } from '#config/env.ts';
import { DEMO_LOGIN, seedDemo } from '#demo/seed-demo.ts';
import { AppError } from '#lib/errors/app-error.ts';
import type { Services } from '#lib/services.ts';
import type { FirstLogin } from '#lib/supervisor/run-panel.ts';
import { createTenant, type TenantPlan } from '#modules/tenants/index.ts';
import type { Simulators } from './simulators.ts';

const LOCAL_HOSTS = ['localhost', '127.0.0.1'];

/** Says which variable to change; the code of a command does not. */
async function firstTenant(services: Services, plan: TenantPlan): Promise<{ tenantId: string }> {
  try {
    return await createTenant(services, plan);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'identity.password_too_common') throw error;
    throw new Error(
      'PANEL1_ADMIN_PASSWORD is easy to guess: it is a common password, or says little more than a name. ' +
        'Choose another one, or leave it out to get a random one.',
    );
  }
}

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
  const { tenantId } = await firstTenant(services, {
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
