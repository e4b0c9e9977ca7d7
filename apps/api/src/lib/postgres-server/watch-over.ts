import { spawn } from 'node:child_process';

/**
 * A small shell that waits for the end of this process, however it comes (its standard input closes then), and stops
 * the server `pid` and removes `folder`. `end` calls it off.
 */
export function watchOver(pid: number, folder: string): { end(): void } {
  const script =
    'while read -r _; do :; done; kill -QUIT "$1"; n=0; ' +
    'while [ -e "$2/postgres/postmaster.pid" ] && [ $n -lt 100 ]; do sleep 0.1; n=$((n+1)); done; rm -rf "$2"';
  const child = spawn('/bin/sh', ['-c', script, 'sh', String(pid), folder], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.unref();
  if ('unref' in child.stdin && typeof child.stdin.unref === 'function') child.stdin.unref();
  return { end: () => child.kill('SIGKILL') };
}
