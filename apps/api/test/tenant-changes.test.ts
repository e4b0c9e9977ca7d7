import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readEnv } from '#config/env.ts';
import { runAsSystem } from '#lib/command/execute.ts';
import type { Services } from '#lib/services.ts';
import { resolveHost } from '#lib/tenancy/hosts.ts';
import { bindHost, setTenantStatus, unbindHost } from '#lib/tenancy/tenant-registry.ts';
import { changeTenantFacts } from '#lib/tenancy/tenant-row.ts';
import { createTenant } from '#modules/tenants/index.ts';
import { type OpenServices, openServices } from '../src/runtime/open-services.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

// Far below the half minute after which a process would read again by itself.
const SOON = { timeout: 3_000, interval: 10 };

let database: TestDatabase;
let dataDir: string;
let processes: OpenServices[] = [];
let tenantId = '';
beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'panel1-changes-'));
  const env = readEnv({ PANEL1_DATA_DIR: dataDir });
  const databaseUrls = {
    panel1_app: database.urlOf('panel1_app'),
    panel1_platform: database.urlOf('panel1_platform'),
    panel1_jobs: database.urlOf('panel1_jobs'),
  };
  const open = () => openServices({ kind: 'api', env, databaseUrls, isDemo: false });
  processes = [await open(), await open()];
  ({ tenantId } = await createTenant(first(), {
    slug: 'acme',
    name: 'Acme',
    locale: 'en',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    country: 'DE',
    isDemo: false,
    isFirst: true,
    hosts: ['acme.example.com'],
    owner: { email: 'olga@example.com', name: 'Olga', password: 'not-a-guess-7491' },
  }));
});
afterAll(async () => {
  for (const one of processes) await one.close();
  await database.drop();
  await rm(dataDir, { recursive: true });
});

function at(index: number): Services {
  const found = processes[index];
  if (!found) throw new Error('not started');
  return found.services;
}
const first = () => at(0);
const second = () => at(1);
const of = () => ({ tenantId, name: 'test', requestId: 'test' });
const nameIn = (services: Services) => runAsSystem(services, of(), async (ctx) => ctx.tenant.name);

describe('what one process keeps of tenants', () => {
  it('is read again when another process changes their settings', async () => {
    expect(await nameIn(second())).toBe('Acme');
    await runAsSystem(first(), of(), (ctx) => changeTenantFacts(ctx, { name: 'Acme Hosting' }));
    expect(await nameIn(first())).toBe('Acme Hosting');
    await vi.waitFor(async () => expect(await nameIn(second())).toBe('Acme Hosting'), SOON);
  });

  it('is kept when the change was rolled back', async () => {
    const rolledBack = runAsSystem(first(), of(), async (ctx) => {
      await changeTenantFacts(ctx, { name: 'Never' });
      throw new Error('changed my mind');
    });
    await expect(rolledBack).rejects.toThrow('changed my mind');
    expect(await nameIn(first())).toBe('Acme Hosting');
    expect(await nameIn(second())).toBe('Acme Hosting');
  });

  it('is read again when another process binds or unbinds a host', async () => {
    const host = 'shop.example.com';
    expect(await resolveHost(second(), host)).toBeNull();
    await bindHost(first(), { tenantId, host });
    await vi.waitFor(async () => expect(await resolveHost(second(), host)).toBe(tenantId), SOON);
    await unbindHost(first(), host);
    await vi.waitFor(async () => expect(await resolveHost(second(), host)).toBeNull(), SOON);
  });

  it('is read again when the operator suspends and resumes', async () => {
    expect(await nameIn(second())).toBe('Acme Hosting');
    await setTenantStatus(first(), { tenantId, status: 'suspended' });
    await vi.waitFor(() => expect(nameIn(second())).rejects.toThrow('tenants.suspended'), SOON);
    await setTenantStatus(first(), { tenantId, status: 'active' });
    await vi.waitFor(async () => expect(await nameIn(second())).toBe('Acme Hosting'), SOON);
  });
});
