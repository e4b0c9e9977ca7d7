/**
 * Fails when a text of the web app is not in the catalogs, is there but no longer in the code, or lacks a translation.
 * Extracts into a temporary folder and compares; `npm run messages` in apps/web updates the real catalogs.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from './lib/project-files.ts';

export interface PoEntry {
  /** Context and id: what tells two texts apart. */
  id: string;
  translation: string;
}

/** The entries of a .po file without its header and what is obsolete. */
export function readPo(text: string): PoEntry[] {
  return text
    .split(/\n\s*\n/)
    .map((block) => block.split('\n').filter((line) => !line.startsWith('#')))
    .map((lines) => ({
      id: [field(lines, 'msgctxt'), field(lines, 'msgid')].filter(Boolean).join('\u0004'),
      translation: field(lines, 'msgstr'),
    }))
    .filter((entry) => entry.id !== '');
}

function field(lines: readonly string[], name: string): string {
  const start = lines.findIndex((line) => line.startsWith(`${name} "`));
  if (start === -1) return '';
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => !line.startsWith('"'));
  const parts = [lines[start]?.slice(name.length + 1) ?? '', ...(end === -1 ? rest : rest.slice(0, end))];
  return parts.map((part) => part.trim().slice(1, -1)).join('');
}

/** What is wrong with one catalog, compared with what the code holds. */
export function problemsOf(catalog: string, stored: readonly PoEntry[], extracted: readonly PoEntry[]): string[] {
  const have = new Map(stored.map((entry) => [entry.id, entry.translation]));
  const want = new Set(extracted.map((entry) => entry.id));
  return [
    ...[...want].filter((id) => !have.has(id)).map((id) => `${catalog}: not extracted: "${id}"`),
    ...[...have].filter(([id]) => !want.has(id)).map(([id]) => `${catalog}: no longer in the code: "${id}"`),
    ...[...have]
      .filter(([id, text]) => want.has(id) && text === '')
      .map(([id]) => `${catalog}: not translated: "${id}"`),
  ];
}

function entriesOf(file: string): PoEntry[] {
  return existsSync(file) ? readPo(readFileSync(file, 'utf8')) : [];
}

function catalogsOf(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.po')) : [];
}

function extract(web: string, target: string): void {
  cpSync(join(web, 'src/locales'), target, { recursive: true });
  const run = spawnSync(join(web, 'node_modules/.bin/lingui'), ['extract', '--clean'], {
    cwd: web,
    encoding: 'utf8',
    env: { ...process.env, P1_LOCALES_DIR: target },
  });
  if (run.status !== 0) throw new Error(`lingui extract failed:\n${run.stdout}${run.stderr}`);
}

function main(): void {
  const web = join(projectRoot, 'apps/web');
  const target = mkdtempSync(join(tmpdir(), 'panel1-messages-'));
  extract(web, target);
  const problems: string[] = [];
  let checked = 0;
  for (const locale of readdirSync(target)) {
    const folders = [join(target, locale), join(web, 'src/locales', locale)] as const;
    for (const file of new Set(folders.flatMap(catalogsOf))) {
      const extracted = entriesOf(join(folders[0], file));
      checked += extracted.length;
      problems.push(...problemsOf(`${locale}/${file}`, entriesOf(join(folders[1], file)), extracted));
    }
  }
  rmSync(target, { recursive: true });
  for (const problem of problems) console.error(problem);
  if (checked === 0) throw new Error('no text was found: the extraction is broken');
  if (problems.length > 0) {
    console.error('\nRun `pnpm --filter @panel1/web messages`, then fill the empty msgstr of apps/web/src/locales/fa.');
    process.exitCode = 1;
  } else console.log(`${checked} texts, all extracted and translated`);
}

if (import.meta.main) main();
