// Writes .env for docker-compose.yml: random passwords, and the settings with which Panel1 uses those containers.
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './toolchain.mjs';

const secret = () => randomBytes(24).toString('base64url');
const [postgres, redis] = [secret(), secret()];
const lines = [
  `POSTGRES_PASSWORD=${postgres}`,
  `REDIS_PASSWORD=${redis}`,
  `DATABASE_URL=postgres://panel1:${postgres}@127.0.0.1:5432/panel1`,
  `REDIS_URL=redis://:${redis}@127.0.0.1:6379/0`,
  'SMTP_URL=smtp://127.0.0.1:1025',
];
try {
  writeFileSync(join(root, '.env'), `${lines.join('\n')}\n`, { mode: 0o600, flag: 'wx' });
  process.stdout.write('Wrote .env (mode 0600). Next: docker compose up -d\n');
} catch (error) {
  if (error.code !== 'EEXIST') throw error;
  process.stdout.write('.env is there already and was left as it is.\n');
}
