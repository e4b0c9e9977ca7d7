import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '#db/migrate.ts';
import { roleUrls } from '#db/roles.ts';
import { runAsSystem } from '#lib/command/execute.ts';
import { createEnvelope } from '#lib/crypto/envelope.ts';
import { openFileKeyProvider } from '#lib/crypto/key-provider.ts';
import { newId } from '#lib/ids/new-id.ts';
import { startThrowawayPostgres } from '#lib/postgres-server/start-throwaway-postgres.ts';
import type { Kernel } from '#lib/services.ts';
import { openDatabase } from '#lib/tenancy/database.ts';
import { createClock } from '#lib/time/clock.ts';
import { billLines, issueInvoice } from '#modules/billing/index.ts';
import { exampleLine } from '#modules/billing/testing.ts';
// Brings the names of all events, for whoever is compiled with this.
import type {} from '#modules/registry.ts';
import { invoiceRenewals } from '#modules/subscriptions/testing.ts';
import { recordEvents } from '#modules/usage/index.ts';
import type {} from '#trpc/root.ts';

/** Where a bench finds its database: handed to processes of its own as JSON. */
export interface BenchDatabase {
  adminUrl: string;
  appUrl: string;
  platformUrl: string;
}

/** A private server with the settings of a real one: what is committed is on the disk. */
export async function startBenchDatabase(): Promise<BenchDatabase & { stop(): Promise<void> }> {
  const { adminUrl, stop } = await startThrowawayPostgres({ parent: tmpdir(), log: () => undefined, isDurable: true });
  const secret = () => randomBytes(16).toString('hex');
  const passwords = { panel1_app: secret(), panel1_platform: secret(), panel1_jobs: secret() };
  await migrate(adminUrl, passwords);
  const urls = roleUrls(adminUrl, passwords);
  return { adminUrl, appUrl: urls.panel1_app, platformUrl: urls.panel1_platform, stop };
}

/** The product's own ways into that database, in this process. */
export interface BenchKernel extends AsyncDisposable {
  /** Sets business time to noon (UTC) of a day. */
  goTo(day: string): void;
  /** The daily run of a tenant, as a worker runs it. */
  renew(tenantId: string): Promise<void>;
  /** Takes in a batch of usage, as an API key sends it. */
  take(tenantId: string, events: Parameters<typeof recordEvents.run>[1]['events']): Promise<void>;
  /** Writes drafts of one line; answers their ids. */
  drafts(tenantId: string, of: { clientId: string; count: number }): Promise<string[]>;
  /** Issues one invoice, as a click does. */
  issue(tenantId: string, invoiceId: string): Promise<void>;
}

export async function openBenchKernel(of: BenchDatabase, connections = 10): Promise<BenchKernel> {
  const keys = await mkdtemp(join(tmpdir(), 'panel1-keys-'));
  const db = openDatabase({
    ...{ appUrl: of.appUrl, platformUrl: of.platformUrl },
    budget: { app: connections, platform: 1 },
    onError: () => undefined,
  });
  const clock = createClock();
  const failed = (fields: object) => process.stderr.write(`${JSON.stringify(fields)}\n`);
  const nothing = () => undefined;
  const kernel: Kernel = {
    ...{ db, clock, envelope: createEnvelope(await openFileKeyProvider(keys)) },
    ...{ log: { debug: nothing, info: nothing, warn: failed, error: failed }, manifests: [], wakeRelay: nothing },
  };
  const system = (tenantId: string) => ({ tenantId, name: 'bench', requestId: newId() });
  return {
    goTo(day) {
      const noon = Temporal.Instant.from(`${day}T12:00:00Z`);
      clock.setOffset(Math.round(noon.since(clock.real()).total('seconds')));
    },
    renew: (tenantId) => invoiceRenewals(kernel, tenantId),
    async take(tenantId, events) {
      const { refused } = await runAsSystem(kernel, system(tenantId), (ctx) => ctx.call(recordEvents, { events }));
      if (refused > 0) throw new Error(`${refused} events were refused`);
    },
    async drafts(tenantId, { clientId, count }) {
      const ids: string[] = [];
      for (let n = 0; n < count; n += 1) {
        const lines = [{ ...exampleLine, why: { rule: 'billed_once', inputs: {}, version: 1 } }];
        const { invoiceId } = await runAsSystem(kernel, system(tenantId), (ctx) =>
          ctx.call(billLines, { clientId, currency: 'EUR', lines }),
        );
        ids.push(invoiceId);
      }
      return ids;
    },
    async issue(tenantId, invoiceId) {
      await runAsSystem(kernel, system(tenantId), (ctx) => ctx.call(issueInvoice, { invoiceId }));
    },
    async [Symbol.asyncDispose]() {
      await db.close();
      await rm(keys, { recursive: true, force: true });
    },
  };
}
