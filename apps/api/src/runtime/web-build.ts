import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../../..');

const WEB_FOLDER = join(ROOT, 'apps/web/dist');

/** Where the built web app lies; undefined when it was never built: then the API is served alone. */
export function builtWebFolder(): string | undefined {
  return existsSync(WEB_FOLDER) ? WEB_FOLDER : undefined;
}

/** Builds the web app; Turborepo answers from its cache when no source changed. Throws with what the build said. */
export async function buildWeb(): Promise<void> {
  const turbo = join(ROOT, 'node_modules/.bin/turbo');
  const child = spawn(turbo, ['run', 'build', '--filter=@panel1/web', '--output-logs=errors-only'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`The web app could not be built:\n${lines.join('').slice(-4000)}`);
}
