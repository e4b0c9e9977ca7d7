import { join } from 'node:path';
import type { Env } from '#config/env.ts';
import type { LoginRole } from '#db/roles.ts';
import { createAccessTokens } from '#lib/auth/access-tokens.ts';
import { createSigningKeys } from '#lib/auth/signing-keys.ts';
import { createEnvelope } from '#lib/crypto/envelope.ts';
import { openFileKeyProvider } from '#lib/crypto/key-provider.ts';
import { createDiskStore } from '#lib/files/index.ts';
import { type Jobs, openJobs } from '#lib/jobs/jobs.ts';
import { openLiveHub } from '#lib/live/hub.ts';
import { createLog } from '#lib/log/create-log.ts';
import { createMailboxTransport, createSmtpTransport } from '#lib/mail/index.ts';
import { PluginManager } from '#lib/plugins/PluginManager.ts';
import { openLimiter } from '#lib/ratelimit/limiter.ts';
import type { Services } from '#lib/services.ts';
import { openDatabase } from '#lib/tenancy/database.ts';
import { followTenantChanges } from '#lib/tenancy/tenant-changes.ts';
import { createClock } from '#lib/time/clock.ts';
import { readClockOffset } from '#lib/time/instance-clock.ts';
import { VIES } from '#modules/clients/index.ts';
import type { Access } from '#modules/identity/index.ts';
import { ECB } from '#modules/tenants/index.ts';
import { simulatedEcb, simulatedVies } from './simulators.ts';

export type ProcessKind = 'api' | 'worker' | 'relay' | 'all';

/** One connection listens, one announces. */
const LIVE = 2;

/** Database connections that a process of each kind may open; docs/operations/configuration.md adds them up. */
export const BUDGETS = {
  api: { app: 10, platform: 3, jobs: 2, live: LIVE },
  worker: { app: 10, platform: 2, jobs: 14, live: LIVE },
  relay: { app: 2, platform: 3, jobs: 3, live: LIVE },
  all: { app: 12, platform: 4, jobs: 16, live: LIVE },
} as const satisfies Record<ProcessKind, { app: number; platform: number; jobs: number; live: number }>;

export interface ProcessSettings {
  kind: ProcessKind;
  env: Env;
  /** True: plugins may talk to simulated providers on this machine. */
  isDemo: boolean;
  /** How each role connects. */
  databaseUrls: Readonly<Record<LoginRole, string>>;
}

/** What a process holds while it runs; `close` gives everything back, the database last. */
export interface OpenServices {
  services: Services;
  access: Access;
  jobs: Jobs;
  close(): Promise<void>;
}

const PLUGINS = join(import.meta.dirname, '../../../../plugins');

export async function openServices(settings: ProcessSettings): Promise<OpenServices> {
  const { kind, env } = settings;
  const log = createLog({ process: kind });
  const onError = (error: Error) => log.error({ err: error }, 'connection lost');
  const url = (role: LoginRole) => settings.databaseUrls[role];
  const budget = BUDGETS[kind];
  const db = openDatabase({ appUrl: url('panel1_app'), platformUrl: url('panel1_platform'), budget, onError });
  const clock = createClock(await readClockOffset(db));
  const live = await openLiveHub({ url: url('panel1_platform'), onError });
  live.onClock((seconds) => clock.setOffset(seconds));
  const jobs = openJobs(
    env.redisUrl === undefined
      ? { kind: 'postgres', url: url('panel1_jobs'), maxConnections: budget.jobs }
      : { kind: 'redis', url: env.redisUrl },
    onError,
  );
  const limits = openLimiter({ redisUrl: env.redisUrl, pool: db.platform, onError });
  const keyProvider = await openFileKeyProvider(join(env.dataDir, 'keys'));
  const signingKeys = createSigningKeys({ db, provider: keyProvider, clock });
  const { privateNetworks } = env;
  const plugins = new PluginManager({ pluginsDir: PLUGINS, allowLoopbackHttp: settings.isDemo, privateNetworks, log });
  const services: Services = {
    db,
    clock,
    log,
    live,
    plugins,
    manifests: plugins.list(),
    envelope: createEnvelope(keyProvider),
    limiter: limits.limiter,
    mail: env.smtpUrl === undefined ? createMailboxTransport() : createSmtpTransport(env.smtpUrl),
    files: await createDiskStore(join(env.dataDir, 'files')),
    ecb: settings.isDemo ? () => simulatedEcb(env.dataDir) : async () => ECB,
    vies: settings.isDemo ? () => simulatedVies(env.dataDir) : async () => VIES,
    publicUrl: env.publicUrl,
    isClockMovable: env.isClockMovable,
    wakeRelay: () => live.wake(),
  };
  followTenantChanges(services);
  return {
    services,
    access: { services, accessTokens: createAccessTokens(signingKeys, { issuer: env.publicUrl, clock }) },
    jobs,
    async close() {
      await jobs.close();
      limits.close();
      await plugins.stop();
      await live.close();
      await db.close();
    },
  };
}
