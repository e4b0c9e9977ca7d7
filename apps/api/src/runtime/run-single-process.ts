import { readEnv } from '#config/env.ts';
import { rolePasswords } from '#db/role-passwords.ts';
import { roleUrls } from '#db/roles.ts';
import type { ProcessKind } from './open-services.ts';
import { demandDatabaseUrl, startProcess } from './processes.ts';

/** Runs one process of a split installation until SIGTERM or SIGINT, then drains it. */
export async function runSingleProcess(kind: ProcessKind, webFolder?: string): Promise<void> {
  const env = readEnv();
  const databaseUrls = roleUrls(demandDatabaseUrl(env), await rolePasswords(env.dataDir));
  const running = await startProcess({ kind, env, databaseUrls, isDemo: env.demo, webFolder });
  running.open.services.log.info({}, `${kind} is ready`);
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
  await stopped;
  await running.stop();
}
