import { readEnv } from '#config/env.ts';
import { migrate } from '#db/migrate.ts';
import { rolePasswords } from '#db/role-passwords.ts';
import { explain } from '#lib/supervisor/explain.ts';
import { demandDatabaseUrl } from '#runtime/processes.ts';

// For split installations: run once per release, before the processes start. `npm start` does it by itself.
try {
  const env = readEnv();
  await migrate(demandDatabaseUrl(env), await rolePasswords(env.dataDir));
  process.stdout.write('The database has the schema of this release.\n');
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
