import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkDocs } from './check-docs.ts';

function check(markdown: string): string[] {
  const root = mkdtempSync(join(tmpdir(), 'panel1-docs-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, 'docs'));
  writeFileSync(join(root, '.gitignore'), 'dist/\n');
  writeFileSync(join(root, 'README.md'), '# Panel1\n\n## Run it, twice\n');
  writeFileSync(join(root, 'docs/a.md'), markdown);
  return checkDocs(root);
}

test('a link to a file, a folder, a heading or another site is fine', () => {
  expect(
    check('# Here\n[a](../README.md) [b](../docs) [c](../README.md#run-it-twice) [d](#here) [e](https://x.test)'),
  ).toEqual([]);
});

test('a link to a missing file or heading is told with its file', () => {
  expect(check('[a](gone.md)')).toEqual(['docs/a.md: gone.md: no such file']);
  expect(check('![a](../shot.png "x")')).toEqual(['docs/a.md: ../shot.png: no such file']);
  expect(check('[a](../README.md#gone)')).toEqual(['docs/a.md: ../README.md#gone: no such heading']);
});

test('code is not read for links', () => {
  expect(check('`[a](gone.md)`\n\n```md\n[a](gone.md)\n```\n')).toEqual([]);
});
