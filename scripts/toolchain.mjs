// Gets the pinned toolchain ready. Runs on any Node from 18 on and needs nothing but npm and a package registry.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { constants as os } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const modules = join(root, 'node_modules');
const bin = join(modules, '.bin');
const stamp = join(modules, '.panel1-installed');
const node = join(bin, process.platform === 'win32' ? 'node.exe' : 'node');

function fail(message) {
  process.stderr.write(`\n${message}\n`);
  process.exit(1);
}

/** What an installation depends on; a change of any of it makes a new one necessary. */
function wanted() {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}\n`);
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json'])
    hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function isInstalled() {
  return existsSync(node) && existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === wanted();
}

function mustBeWritable(folder) {
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    const owner = statSync(folder).uid;
    fail(
      `Packages have to be installed, but ${folder} belongs to user id ${owner} and you may not write there.\n` +
        'Start once as that user, or make the project yours: sudo chown -R "$(id -un)" .',
    );
  }
}

/** Installs the pinned packages (Node itself is one of them) unless they are there already. */
export function install() {
  const [major] = process.versions.node.split('.');
  if (Number(major) < 18) fail(`Panel1 needs Node 18 or newer to start itself; this is ${process.version}.`);
  if (isInstalled()) return;
  mustBeWritable(existsSync(modules) ? modules : root);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devEngines.packageManager;
  process.stdout.write(`Installing packages with pnpm ${version} (needed once, and after updates) ...\n`);
  const args = [
    '-y',
    `pnpm@${version}`,
    'install',
    '--frozen-lockfile',
    '--config.confirmModulesPurge=false',
    '--reporter=append-only',
  ];
  const { status, error } = spawnSync('npx', args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (error) fail(`npx could not be run (${error.message}). npm must be on PATH.`);
  if (status !== 0) {
    fail(
      'The packages could not be installed: see the message above. If the registry was out of reach, run the same command again.',
    );
  }
  if (!existsSync(node))
    fail(
      `No Node ${process.platform}-${process.arch} came from the registry. Run: npx pnpm@${version} install --force`,
    );
  writeFileSync(stamp, `${wanted()}\n`);
}

/** Runs `args` under the pinned Node and ends with its exit code. Signals are passed on, so that it can end in order. */
export function runPinned(args) {
  const quiet = { TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1', DO_NOT_TRACK: '1' };
  const env = { ...quiet, ...process.env, PATH: [bin, process.env.PATH ?? ''].join(delimiter) };
  const child = spawn(node, args, { cwd: root, env, stdio: 'inherit' });
  child.once('error', (error) => fail(`${node} could not be run: ${error.message}`));
  // All are passed on: they may have been sent to this process alone. A terminal's Ctrl+C thus arrives twice; Panel1
  // takes what comes within a second as one.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // npm that is killed outright passes nothing on.
  const parent = process.ppid;
  const isOrphan = () => process.ppid !== parent;
  if (process.env.npm_lifecycle_event) setInterval(() => isOrphan() && child.kill('SIGTERM'), 500).unref();
  child.once('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 128 + os.signals[signal]));
}
