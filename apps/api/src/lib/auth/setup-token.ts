import { timingSafeEqual } from 'node:crypto';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeSecretFile } from '#lib/crypto/secret-file.ts';
import { newToken, tokenHash } from './opaque-token.ts';

const fileIn = (folder: string) => join(folder, 'setup-token');
const takenIn = (folder: string) => join(folder, 'setup-token.taken');

/**
 * Makes the token that opens the setup page of an empty instance; the one before it stops working. Only its hash is
 * kept, in `<folder>/setup-token` with mode 0600: whoever can read the terminal of `npm start` may set the instance up.
 */
export async function makeSetupToken(folder: string): Promise<string> {
  const token = newToken();
  await writeSecretFile(fileIn(folder), Buffer.from(tokenHash(token)).toString('hex'));
  return token;
}

/** Takes the token, so that one of two who send it at once gets it; false for any other. */
export async function takeSetupToken(folder: string, token: string): Promise<boolean> {
  const stored = await readFile(fileIn(folder), 'utf8').catch(() => '');
  const known = Buffer.from(stored, 'hex');
  if (known.length !== 32 || !timingSafeEqual(known, tokenHash(token))) return false;
  return rename(fileIn(folder), takenIn(folder)).then(
    () => true,
    () => false,
  );
}

/** Gives a taken token back, when the set-up failed and may be tried again. */
export async function giveBackSetupToken(folder: string): Promise<void> {
  await rename(takenIn(folder), fileIn(folder));
}

/** Ends a taken token, when the instance is set up. */
export async function dropSetupToken(folder: string): Promise<void> {
  await rm(takenIn(folder), { force: true });
}
