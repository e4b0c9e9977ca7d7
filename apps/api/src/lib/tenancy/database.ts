import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';

/** A transaction. Every query of the product runs on one of these. */
export type Tx = NodePgDatabase;

/** The two doors to the database: the app role behind row-level security, and the platform role on named tables. */
export interface Database {
  readonly app: pg.Pool;
  readonly platform: pg.Pool;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  appUrl: string;
  platformUrl: string;
  /** Connections that this process may open: app pool, platform pool. */
  budget: { app: number; platform: number };
  onError(error: Error): void;
}

/** A process whose machine vanished without a word is noticed by the database after 25 seconds: its locks are free then. */
const NOTICED_SOON = '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3';

/** Opens the pools. Statements are bounded; a transaction that idles is cut, so that no lock is held over a call. */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = (connectionString: string, max: number) => {
    const created = new pg.Pool({
      connectionString,
      max,
      statement_timeout: 60_000,
      lock_timeout: 10_000,
      idle_in_transaction_session_timeout: 30_000,
      connectionTimeoutMillis: 10_000,
      options: NOTICED_SOON,
    });
    created.on('error', options.onError);
    return created;
  };
  const app = pool(options.appUrl, options.budget.app);
  const platform = pool(options.platformUrl, options.budget.platform);
  return {
    app,
    platform,
    async close() {
      await Promise.all([app.end(), platform.end()]);
    },
  };
}

const drivers = new WeakMap<pg.PoolClient, Tx>();

/** The Drizzle face of a connection, made once per connection. */
export function txOf(client: pg.PoolClient): Tx {
  const known = drivers.get(client);
  if (known) return known;
  const made = drizzle(client);
  drivers.set(client, made);
  return made;
}
