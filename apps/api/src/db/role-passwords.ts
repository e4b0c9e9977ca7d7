import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { writeSecretFile } from '#lib/crypto/secret-file.ts';
import type { RolePasswords } from './roles.ts';

const shape = z.strictObject({ panel1_app: z.string(), panel1_platform: z.string(), panel1_jobs: z.string() });

/** Passwords of the database roles, made once and kept in `<dataDir>/keys/database.json` with mode 0600. */
export async function rolePasswords(dataDir: string): Promise<RolePasswords> {
  const path = join(dataDir, 'keys', 'database.json');
  try {
    return z.parse(shape, JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    const secret = () => randomBytes(24).toString('base64url');
    const made = { panel1_app: secret(), panel1_platform: secret(), panel1_jobs: secret() };
    await writeSecretFile(path, JSON.stringify(made));
    return made;
  }
}
