import { readEnv } from '#config/env.ts';
import { migrate } from '#db/migrate.ts';
import { rolePasswords } from '#db/role-passwords.ts';
import { demandDatabaseUrl } from '#runtime/processes.ts';

// For split installations: run once per release, before the processes start. `npm start` does it by itself.
const env = readEnv();
await migrate(demandDatabaseUrl(env), await rolePasswords(env.dataDir));
