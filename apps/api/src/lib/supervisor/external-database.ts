import pg from 'pg';

const OLDEST = 18;

/** Makes sure that the PostgreSQL of DATABASE_URL answers and is new enough. Never repeats the URL: it holds a secret. */
export async function checkExternalDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>("select current_setting('server_version') as version");
    const version = rows[0]?.version ?? '';
    if (Number.parseInt(version, 10) >= OLDEST) return;
    throw new TooOld(
      `DATABASE_URL leads to PostgreSQL ${version}; Panel1 needs ${OLDEST} or newer. Upgrade it, or leave DATABASE_URL out to use the embedded one.`,
    );
  } catch (error) {
    if (error instanceof TooOld) throw error;
    throw new Error(
      'DATABASE_URL leads to no PostgreSQL that lets us in. Check host, port, user, password and database.',
      { cause: error },
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

class TooOld extends Error {}
