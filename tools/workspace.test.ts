import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from './lib/project-files.ts';

// Native parts of packages are optional dependencies with `engines`. Under an older Node that starts the installation
// they would silently be left out, and the web build would fail on a fresh machine only.
it('packages are chosen for the pinned Node, not for the one that runs the installation', () => {
  const workspace = readFileSync(join(projectRoot, 'pnpm-workspace.yaml'), 'utf8');
  const pinned = /^ {2}node: (\S+)$/m.exec(workspace)?.[1];
  expect(pinned).toMatch(/^\d+\.\d+\.\d+$/);
  expect(/^nodeVersion: (\S+)$/m.exec(workspace)?.[1]).toBe(pinned);
});
