import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The folder of the repository; every path that the checks report is relative to it. */
export const projectRoot = join(import.meta.dirname, '..', '..');

interface Ignored {
  readonly folders: ReadonlySet<string>;
  readonly suffixes: readonly string[];
}

/** Reads the two kinds of line our .gitignore uses: `folder/` and `*.suffix`. */
function readIgnored(root: string): Ignored {
  const lines = readFileSync(join(root, '.gitignore'), 'utf8')
    .split('\n')
    .map((line) => line.trim());
  const folders = lines.filter((line) => /^\/?[^*#]+\/$/.test(line)).map((line) => line.replaceAll('/', ''));
  const suffixes = lines.filter((line) => line.startsWith('*.')).map((line) => line.slice(1));
  return { folders: new Set(['.git', 'node_modules', ...folders]), suffixes };
}

/**
 * Lists the project's own files as paths relative to `root` with forward slashes, sorted. It walks the folders
 * instead of asking git, so that the checks also run on an unpacked archive.
 */
export function listProjectFiles(root: string = projectRoot): string[] {
  const ignored = readIgnored(root);
  const found: string[] = [];
  const pending = [root];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (ignored.folders.has(entry.name)) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) pending.push(path);
      if (entry.isFile() && !ignored.suffixes.some((suffix) => entry.name.endsWith(suffix))) found.push(path);
    }
  }
  return found.map((path) => relative(root, path).split(sep).join('/')).sort();
}
