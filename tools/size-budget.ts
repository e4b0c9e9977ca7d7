/**
 * Fails when the first load of a web bundle is over its budget: the gzip size of its entry and of everything that the
 * entry imports statically, plus the script in the page's head. Reads Vite's manifest; `--build` builds into a
 * temporary folder first, `--json` prints the figures for other programs.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as z from 'zod/mini';
import { projectRoot } from './lib/project-files.ts';

/** Budgets in KB (1000 bytes) of gzip, by the HTML file of the bundle. */
export const BUDGETS = { 'index.html': 135, 'checkout.html': 110, 'admin.html': 170 } as const;

const Manifest = z.record(z.string(), z.object({ file: z.string(), imports: z.optional(z.array(z.string())) }));
export type Manifest = z.infer<typeof Manifest>;

/** Files that load before anything shows: the entry and its static imports, each once. */
export function firstLoadFiles(manifest: Manifest, entry: string): string[] {
  const seen = new Set<string>();
  const pending = [entry];
  for (let key = pending.pop(); key !== undefined; key = pending.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    const chunk = manifest[key];
    if (!chunk) throw new Error(`the manifest has no ${key}: build the web app again`);
    pending.push(...(chunk.imports ?? []));
  }
  return [...seen].map((key) => manifest[key]?.file ?? '').filter((file) => file.endsWith('.js'));
}

export interface Measured {
  bundle: string;
  budget: number;
  /** KB of gzip. */
  size: number;
}

/** The first load of each bundle of a build folder. */
export function measure(dist: string): Measured[] {
  const manifest = z.parse(Manifest, JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')));
  const head = gzipSync(readFileSync(join(dist, 'theme.js'))).length;
  return Object.entries(BUDGETS).map(([bundle, budget]) => {
    const files = firstLoadFiles(manifest, bundle);
    const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, head);
    return { bundle, budget, size: Math.round(bytes / 100) / 10 };
  });
}

function build(web: string): string {
  const dist = mkdtempSync(join(tmpdir(), 'panel1-size-'));
  const vite = join(web, 'node_modules/.bin/vite');
  const run = spawnSync(vite, ['build', '--outDir', dist, '--emptyOutDir'], { cwd: web, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`the web app does not build:\n${run.stdout}${run.stderr}`);
  return dist;
}

function main(options: readonly string[]): void {
  const web = join(projectRoot, 'apps/web');
  const dist = options.includes('--build') ? build(web) : join(web, 'dist');
  const measured = measure(dist);
  if (options.includes('--build')) rmSync(dist, { recursive: true });
  if (options.includes('--json')) console.log(JSON.stringify(measured));
  for (const { bundle, budget, size } of options.includes('--json') ? [] : measured) {
    console.log(`${size > budget ? 'OVER' : 'ok  '} ${bundle.padEnd(14)} ${size.toFixed(1)} of ${budget} KB gzip`);
  }
  if (measured.some(({ budget, size }) => size > budget)) process.exitCode = 1;
}

if (import.meta.main) main(process.argv.slice(2));
