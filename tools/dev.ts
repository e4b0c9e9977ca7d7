/**
 * `npm run dev`: the panel with hot reload. The API restarts when one of its files changes; Vite serves the web app with
 * hot modules on a port of its own and passes API calls on.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from './lib/project-files.ts';

const API_PORT = process.env['PORT'] ?? '3000';

const children: ChildProcess[] = [];

function start(command: readonly [string, ...string[]], folder: string, env: Record<string, string> = {}): void {
  const [program, ...args] = command;
  const child = spawn(program, args, { cwd: folder, env: { ...process.env, ...env }, stdio: 'inherit' });
  children.push(child);
  child.once('error', (error) => {
    console.error(`${program} could not be started: ${error.message}`);
    stopAll();
  });
  child.once('exit', (code) => {
    process.exitCode ??= code ?? 0;
    stopAll();
  });
}

function stopAll(): void {
  for (const child of children) child.kill('SIGTERM');
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stopAll);

start(
  ['node', '--watch', '--watch-preserve-output', 'apps/api/src/entrypoints/start.ts', '--without-web-build'],
  projectRoot,
);
const web = join(projectRoot, 'apps/web');
start([join(web, 'node_modules/.bin/vite'), '--clearScreen', 'false'], web, {
  PANEL1_API_URL: `http://127.0.0.1:${API_PORT}`,
});
