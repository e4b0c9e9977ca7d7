import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { acceptsApi, type Manifest, manifest as manifestSchema, PLUGIN_API_VERSION } from '@panel1/plugin-sdk';
import type { PluginLog } from '../plugin-log.ts';

/** A plugin that is installed and fit to run. No code of it has been read yet. */
export interface InstalledPlugin {
  readonly manifest: Manifest;
  /** Its folder, resolved. */
  readonly dir: string;
  /** The file that exports it, resolved and inside `dir`. */
  readonly entry: string;
}

const MAX_MANIFEST = 262_144;

function readManifest(dir: string): Manifest {
  const file = join(dir, 'manifest.json');
  if (statSync(file).size > MAX_MANIFEST) throw new Error('manifest.json is larger than 256 KiB');
  const parsed = manifestSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Error(`manifest.json: ${issue?.path.join('.') || 'the document'} is not valid (${issue?.code})`);
}

function inspect(folder: string, name: string): InstalledPlugin {
  const dir = realpathSync(folder);
  const manifest = readManifest(dir);
  if (manifest.id !== name) throw new Error(`the plugin ${manifest.id} lies in a folder of another name`);
  if (!acceptsApi(manifest.api)) {
    throw new Error(`it was written for plugin API ${manifest.api}, this is ${PLUGIN_API_VERSION}`);
  }
  const entry = realpathSync(join(dir, manifest.entry));
  // A link that leads out of the folder would be readable for the process: refuse it.
  if (!entry.startsWith(dir + sep) || lstatSync(join(dir, manifest.entry)).isSymbolicLink()) {
    throw new Error('its entry file lies outside of its folder');
  }
  return { manifest, dir, entry };
}

/** All plugins under a folder, by id. One that is not fit is left out and told to the log; it never stops the others. */
export function discoverPlugins(pluginsDir: string, log: PluginLog): Map<string, InstalledPlugin> {
  const found = new Map<string, InstalledPlugin>();
  for (const entry of readdirSync(pluginsDir, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const folder = join(pluginsDir, entry.name);
    if (statSync(join(folder, 'manifest.json'), { throwIfNoEntry: false }) === undefined) continue;
    try {
      const plugin = inspect(folder, entry.name);
      found.set(plugin.manifest.id, plugin);
    } catch (error) {
      log.error(
        { plugin: entry.name, reason: error instanceof Error ? error.message : String(error) },
        'plugin refused',
      );
    }
  }
  return found;
}
