import type { Env } from '#config/env.ts';
import { startPostgres } from '#lib/postgres-server/start-postgres.ts';
import { openDataFolder } from './data-folder.ts';
import { explain } from './explain.ts';
import { checkExternalDatabase } from './external-database.ts';
import { listenForStop, StopAsked } from './stop-requests.ts';

/** Login of the first administrator, known only to the run that made it. */
export type FirstLogin = Readonly<{
  email: string;
  password: string;
  /** Login of a demo's client, with the same password. */
  demoClient?: string;
}>;

/**
 * What the supervisor starts, in this order. `Database` is whatever the migration learned about the way in (URLs of the
 * roles).
 */
export type PanelParts<Database> = Readonly<{
  /** Brings the database to the current schema, all or nothing, and returns how processes connect. */
  migrate(adminUrl: string, env: Env): Promise<Database>;
  /** Builds the web app if its sources changed. */
  buildWeb(): Promise<void>;
  /** On an empty database: keys, first tenant, administrator, demo data. Undefined on every later run. */
  ensureFirstRun(database: Database, env: Env): Promise<FirstLogin | undefined>;
  /** Starts every process; `stop` drains them. */
  serve(database: Database, env: Env): Promise<Readonly<{ url: string; stop(): Promise<void> }>>;
  /** Ends what the parts started beside that; called after the processes have stopped, also when a start was refused. */
  release(): Promise<void>;
}>;

/**
 * Runs the whole panel until a signal: data folder, database, migration, first run, processes. Whatever was started is
 * stopped in the opposite order, the database last. Returns the exit code.
 */
export async function runPanel<Database>(
  env: Env,
  parts: PanelParts<Database>,
  say: (line: string) => void,
): Promise<number> {
  const began = performance.now();
  const stop = listenForStop();
  await using started = new AsyncDisposableStack();
  try {
    const folder = await openDataFolder(env.dataDir, say);
    started.defer(folder.release);
    const [database] = await bothDone(openDatabase(env, parts, { started, say }), parts.buildWeb());
    started.defer(parts.release);
    stop.check();
    const login = await parts.ensureFirstRun(database, env);
    stop.check();
    const panel = await parts.serve(database, env);
    started.defer(() => Promise.race([panel.stop(), stop.askedAgain]));
    announce({ url: panel.url, login, env, seconds: (performance.now() - began) / 1000 }, say);
    const error = await stop.asked;
    if (error !== undefined) throw error;
    say('Stopping: requests and jobs in hand are finished first (Ctrl+C again: at once).');
    return 0;
  } catch (error) {
    if (error instanceof StopAsked) return 0;
    say(explain(error));
    return 1;
  }
}

/** Like Promise.all, but waits for both even when one fails: nothing may still be starting while we stop. */
async function bothDone<A, B>(a: Promise<A>, b: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([a, b]);
  return Promise.all([a, b]);
}

type Starting = { started: AsyncDisposableStack; say: (line: string) => void };

async function openDatabase<Database>(
  env: Env,
  parts: PanelParts<Database>,
  { started, say }: Starting,
): Promise<Database> {
  const adminUrl = env.databaseUrl ?? (await startEmbedded(env, { started, say }));
  if (env.databaseUrl !== undefined) await checkExternalDatabase(env.databaseUrl);
  try {
    return await parts.migrate(adminUrl, env);
  } catch (error) {
    // The database itself does not fit (version, rights): the message says what to do, and no release is to blame.
    if (error instanceof Error && error.name === 'DatabaseSetupError') throw error;
    throw new Error(
      'The database could not be brought to the schema of this release. Nothing in it was changed. ' +
        'Start the previous release to go on working, and report what is written below.',
      { cause: error },
    );
  }
}

async function startEmbedded(env: Env, { started, say }: Starting): Promise<string> {
  const server = await startPostgres({ dataDir: env.dataDir, log: (line) => say(`postgres: ${line}`) });
  started.defer(server.stop);
  return server.adminUrl;
}

type Ready = { url: string; login: FirstLogin | undefined; env: Env; seconds: number };

function announce({ url, login, env, seconds }: Ready, say: (line: string) => void): void {
  say(`\nPanel1 is ready after ${seconds.toFixed(1)} s: ${url}`);
  say(`  Staff: ${url}/admin`);
  if (login !== undefined) {
    say(`  First administrator: ${login.email}`);
    say(
      `  Password: ${env.adminPassword === undefined ? `${login.password}   (shown only now)` : 'the one of PANEL1_ADMIN_PASSWORD'}`,
    );
    if (login.demoClient !== undefined)
      say(`  A client of the demo company: ${login.demoClient}, same password, at ${url}/login`);
  }
  say(`  Data: ${env.dataDir}   Stop: Ctrl+C\n`);
}
