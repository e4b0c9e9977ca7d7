import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from '../define-plugin.ts';
import { manifestOf } from '../manifest.ts';

// Writes manifest.json beside the package.json of the plugin in the given folder (default: here).
const dir = resolve(process.argv[2] ?? '.');
const entry = 'src/index.ts';
const module: { default: Plugin } = await import(pathToFileURL(join(dir, entry)).href);
const file = join(dir, 'manifest.json');
writeFileSync(file, `${JSON.stringify(manifestOf(module.default, entry), null, 2)}\n`);
process.stdout.write(`${file}\n`);
