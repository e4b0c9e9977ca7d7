import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Env } from '#config/env.ts';
import { rolePasswords } from '#db/role-passwords.ts';
import { roleUrls } from '#db/roles.ts';
import { type OperatorLogins, operatorLogins } from '#lib/auth/operator-logins.ts';
import { createEnvelope } from '#lib/crypto/envelope.ts';
import { type KeyProvider, openFileKeyProvider } from '#lib/crypto/key-provider.ts';
import { createLog } from '#lib/log/create-log.ts';
import type { Kernel } from '#lib/services.ts';
import { openDatabase } from '#lib/tenancy/database.ts';
import { createClock } from '#lib/time/clock.ts';
import { METRICS_PORTS } from '../metrics-ports.ts';

/** The little that the operator's commands need: the database of the running instance and its keys. */
export interface Operator {
  kernel: Kernel;
  keyProvider: KeyProvider;
  logins: OperatorLogins;
  /** Where the operator's page is, seen from this machine; undefined when the panel does not listen on loopback. */
  pageUrl: string | undefined;
}

export async function openOperatorKernel(env: Env): Promise<Operator & { close(): Promise<void> }> {
  const urls = roleUrls(env.databaseUrl ?? (await embeddedUrl(env.dataDir)), await rolePasswords(env.dataDir));
  const log = createLog({ process: 'operator' });
  const db = openDatabase({
    appUrl: urls.panel1_app,
    platformUrl: urls.panel1_platform,
    budget: { app: 1, platform: 1 },
    onError: (error) => log.error({ err: error }, 'connection lost'),
  });
  const keyProvider = await openFileKeyProvider(join(env.dataDir, 'keys'));
  const envelope = createEnvelope(keyProvider);
  const kernel: Kernel = { db, clock: createClock(), envelope, log, manifests: [], wakeRelay: () => undefined };
  const logins = operatorLogins(env.dataDir);
  return { kernel, keyProvider, logins, pageUrl: pageUrl(env), close: () => db.close() };
}

const LISTENS_ON_LOOPBACK = /^(localhost|127\..+|::1|::|0\.0\.0\.0)$/;

function pageUrl({ host, metricsPort }: Env): string | undefined {
  return LISTENS_ON_LOOPBACK.test(host) ? `http://localhost:${metricsPort ?? METRICS_PORTS.api}/operator` : undefined;
}

const PORT_LINE = 3;

/** The embedded database runs while the panel does, on a port that its own pid file names. */
async function embeddedUrl(dataDir: string): Promise<string> {
  const text = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '');
  const port = text.split('\n')[PORT_LINE]?.trim() ?? '';
  if (!/^\d{1,5}$/.test(port))
    throw new Error('The database does not run. Start the panel with `npm start`, or name a database in DATABASE_URL.');
  return `postgres://127.0.0.1:${port}/panel1`;
}
