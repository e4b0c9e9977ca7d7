/** Checks that every relative link in a Markdown file leads to a file of the project, and every anchor to a heading. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { listProjectFiles, projectRoot } from './lib/project-files.ts';

const LINK = /!?\[[^\]]*\]\(\s*<?([^)\s>]+)>?[^)]*\)/g;
const FENCE = /^(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1\s*$/gm;

/** The anchor a heading gets on the usual hosts: lower case, punctuation away, spaces to hyphens. */
function anchorOf(heading: string): string {
  const text = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').trim();
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

function anchorsOf(markdown: string): Set<string> {
  const headings = markdown.replace(FENCE, '').matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm);
  return new Set(Array.from(headings, (match) => anchorOf(match[1] ?? '')));
}

function brokenReason(root: string, from: string, target: string): string | undefined {
  const [path = '', anchor] = decodeURI(target).split('#');
  const file = path === '' ? from : join(path.startsWith('/') ? '' : dirname(from), path);
  if (!existsSync(join(root, file))) return 'no such file';
  if (anchor === undefined || !file.endsWith('.md')) return undefined;
  return anchorsOf(readFileSync(join(root, file), 'utf8')).has(anchor) ? undefined : 'no such heading';
}

/** Returns one line per broken link of the Markdown files below `root`. */
export function checkDocs(root: string): string[] {
  return listProjectFiles(root)
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8')
        .replace(FENCE, '')
        .replace(/`[^`\n]*`/g, '');
      return Array.from(text.matchAll(LINK), (match) => match[1] ?? '')
        .filter((target) => !/^[a-z][a-z0-9+.-]*:/i.test(target))
        .map((target) => ({ target, reason: brokenReason(root, file, target) }))
        .filter(({ reason }) => reason !== undefined)
        .map(({ target, reason }) => `${file}: ${target}: ${reason}`);
    });
}

if (import.meta.main) {
  const broken = checkDocs(projectRoot);
  for (const line of broken) console.log(line);
  if (broken.length > 0) process.exitCode = 1;
}
