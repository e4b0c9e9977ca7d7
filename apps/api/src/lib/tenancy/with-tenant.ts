import type pg from 'pg';
import { checkedUuid } from '#lib/ids/new-id.ts';
import { type Database, type Tx, txOf } from './database.ts';

export interface TenantScope {
  tenantId: string;
  /** Confines a portal actor to one client account; null: the whole tenant. */
  clientId: string | null;
  /** Confines staff to the clients of these groups; absent or null: every client. */
  clientGroupIds?: readonly string[] | null;
  isReadOnly?: boolean;
}

// Serialization failure and deadlock: nothing was written, so the whole transaction may run again.
const RETRYABLE = new Set(['40001', '40P01']);
const ATTEMPTS = 3;
const NO_GROUP = '00000000-0000-0000-0000-000000000000';

/**
 * Runs one transaction in which row-level security shows a single tenant. The only place that starts a transaction for
 * the app role; the settings are local to it. Serialization failures are retried, so `run` must have no outside effect.
 */
export async function withTenant<T>(db: Database, scope: TenantScope, run: (tx: Tx) => Promise<T>): Promise<T> {
  // One round trip: all values are checked to be uuids, so they can stand in the text.
  const begin =
    `begin${scope.isReadOnly ? ' read only' : ''}; ` +
    `select set_config('app.tenant_id', '${checkedUuid(scope.tenantId)}', true), ` +
    `set_config('app.client_id', '${scope.clientId === null ? '' : checkedUuid(scope.clientId)}', true), ` +
    `set_config('app.client_groups', '${groupList(scope.clientGroupIds ?? null)}', true)`;
  return retrying(() => transaction(db.app, begin, run));
}

// Empty means "every client" to the policies, so a scope without groups names one that nobody has.
function groupList(ids: readonly string[] | null): string {
  if (ids === null) return '';
  return ids.length === 0 ? NO_GROUP : ids.map(checkedUuid).join(',');
}

/** Runs a transaction as the platform role: the relay, sweeps, host lookup and the operator's commands. */
export async function withPlatform<T>(db: Database, run: (tx: Tx) => Promise<T>): Promise<T> {
  return retrying(() => transaction(db.platform, 'begin', run));
}

async function retrying<T>(attempt: () => Promise<T>): Promise<T> {
  for (let count = 1; ; count += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (count >= ATTEMPTS || !RETRYABLE.has(sqlState(error) ?? '')) throw error;
    }
  }
}

async function transaction<T>(pool: pg.Pool, begin: string, run: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A connection that is cut between two statements tells nobody but its listeners: without one the process would end.
  const onError = (error: Error) => {
    broken = error;
  };
  client.on('error', onError);
  try {
    await client.query(begin);
    const result = await run(txOf(client));
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

/** SQLSTATE of a database error, also when Drizzle wrapped it; undefined for any other error. */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string' && error.code.length === 5) return error.code;
  return sqlState(error.cause);
}
