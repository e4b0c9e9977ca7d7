import type { TestProject } from 'vitest/node';
import { migrateTemplate } from './migrate-template.ts';
import { type Broker, startBroker } from './services/broker.ts';

let broker: Broker | undefined;

/** Once per run: offers databases and Redis to the test files (see database.ts, redis.ts). */
export async function setup(project: TestProject): Promise<void> {
  const { CI, REDIS_URL } = process.env;
  broker = await startBroker({ migrateTemplate, redisUrl: REDIS_URL, mustHaveAll: CI === 'true' });
  project.provide('testServices', broker.url);
}

/** After the last test file: stops what was started. */
export async function teardown(): Promise<void> {
  await broker?.close();
}
