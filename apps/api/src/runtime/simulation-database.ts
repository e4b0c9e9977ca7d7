import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '#db/migrate.ts';
import { roleUrls } from '#db/roles.ts';
import { createEnvelope } from '#lib/crypto/envelope.ts';
import { openFileKeyProvider } from '#lib/crypto/key-provider.ts';
import { startThrowawayPostgres } from '#lib/postgres-server/start-throwaway-postgres.ts';
import type { Kernel } from '#lib/services.ts';
import { openDatabase } from '#lib/tenancy/database.ts';
import { createClock } from '#lib/time/clock.ts';
import { isSoldByProducts, postgresStore, type SimulationOptions } from '#modules/billing/index.ts';

export interface SimulationDatabase extends AsyncDisposable {
  readonly options: Pick<SimulationOptions, 'store' | 'sells'>;
}

/** A throw-away PostgreSQL with the product's tables, in which simulated accounts are kept. */
export async function openSimulationDatabase(): Promise<SimulationDatabase> {
  const server = await startThrowawayPostgres({ parent: tmpdir(), log: () => undefined });
  const keys = await mkdtemp(join(tmpdir(), 'panel1-keys-'));
  const secret = () => randomBytes(16).toString('hex');
  const passwords = { panel1_app: secret(), panel1_platform: secret(), panel1_jobs: secret() };
  await migrate(server.adminUrl, passwords);
  const urls = roleUrls(server.adminUrl, passwords);
  const db = openDatabase({
    appUrl: urls.panel1_app,
    platformUrl: urls.panel1_platform,
    budget: { app: 2, platform: 1 },
    onError: () => undefined,
  });
  const nothing = () => undefined;
  const kernel: Kernel = {
    ...{ db, clock: createClock(), envelope: createEnvelope(await openFileKeyProvider(keys)) },
    ...{ log: { debug: nothing, info: nothing, warn: nothing, error: nothing }, manifests: [], wakeRelay: nothing },
  };
  return {
    options: { store: postgresStore(kernel), sells: isSoldByProducts },
    async [Symbol.asyncDispose]() {
      await db.close();
      await server.stop();
      await rm(keys, { recursive: true, force: true });
    },
  };
}
