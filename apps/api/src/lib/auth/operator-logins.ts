import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { newToken, tokenHash } from './opaque-token.ts';

const LOGIN_MINUTES = 10;
const SESSION_MINUTES = 60;

const note = z.object({ until: z.string() });

/**
 * Logins of the platform's operator: files of the data folder, named by the hash of a token. Who may write there rules
 * the instance anyway, and nobody who came in by the database or by a tenant's panel can make one.
 */
export interface OperatorLogins {
  /** A token for one login within ten minutes. */
  invite(now: Temporal.Instant): Promise<string>;
  /** Spends it: the token of a session of an hour, or null when it is unknown, spent or too old. */
  logIn(token: string, now: Temporal.Instant): Promise<string | null>;
  isLoggedIn(token: string, now: Temporal.Instant): Promise<boolean>;
  logOut(token: string): Promise<void>;
}

/** Logins kept below `<dataDir>/operator`, mode 0700. */
export function operatorLogins(dataDir: string): OperatorLogins {
  const invitations = join(dataDir, 'operator', 'invitations');
  const sessions = join(dataDir, 'operator', 'sessions');
  // A hash in hex: whatever was sent, it is no path.
  const fileOf = (folder: string, token: string) => join(folder, Buffer.from(tokenHash(token)).toString('hex'));

  async function write(folder: string, until: Temporal.Instant): Promise<string> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const token = newToken();
    await writeFile(fileOf(folder, token), JSON.stringify({ until: until.toString() }), { mode: 0o600, flag: 'wx' });
    return token;
  }

  return {
    async invite(now) {
      await Promise.all([invitations, sessions].map((folder) => removeOld(folder, now)));
      return write(invitations, now.add({ minutes: LOGIN_MINUTES }));
    },
    async logIn(token, now) {
      const spent = `${fileOf(invitations, token)}.spent`;
      // One of two that come at the same moment finds the file.
      const isTaken = await rename(fileOf(invitations, token), spent).then(
        () => true,
        () => false,
      );
      if (!isTaken) return null;
      const isValid = await isOpen(spent, now);
      await rm(spent, { force: true });
      return isValid ? write(sessions, now.add({ minutes: SESSION_MINUTES })) : null;
    },
    isLoggedIn: (token, now) => isOpen(fileOf(sessions, token), now),
    logOut: (token) => rm(fileOf(sessions, token), { force: true }),
  };
}

async function isOpen(file: string, now: Temporal.Instant): Promise<boolean> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return false;
  return Temporal.Instant.compare(now, Temporal.Instant.from(z.parse(note, JSON.parse(text)).until)) < 0;
}

async function removeOld(folder: string, now: Temporal.Instant): Promise<void> {
  for (const name of await readdir(folder).catch(() => []))
    if (!(await isOpen(join(folder, name), now))) await rm(join(folder, name), { force: true });
}
