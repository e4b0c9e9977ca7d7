import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Plugin } from '../define-plugin.ts';
import { manifestOf } from '../manifest.ts';

/** Protects the promise that manifest.json says what the code does: the host trusts it without running the code. */
export function conformManifest(plugin: Plugin, dir: string): void {
  test('manifest.json is what the code defines (else run `pnpm manifest`)', () => {
    const written: unknown = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8'));
    expect(written).toEqual(JSON.parse(JSON.stringify(manifestOf(plugin))));
  });
  test('the package and the plugin have one version', () => {
    const written: unknown = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'));
    expect(written).toMatchObject({ version: plugin.version });
  });
}
