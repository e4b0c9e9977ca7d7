/**
 * Runs dependency-cruiser over the workspace with .dependency-cruiser.cjs. It fails when nothing was cruised: without
 * a TypeScript of its own the tool finds no module and would call that a success.
 */
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { projectRoot } from './lib/project-files.ts';

const PARENTS = ['apps', 'packages', 'plugins', 'tests'];

function packageFolders(root: string): string[] {
  const nested = PARENTS.filter((parent) => existsSync(join(root, parent))).flatMap((parent) =>
    readdirSync(join(root, parent), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `${parent}/${entry.name}`),
  );
  return [...nested, 'tools', 'scripts'].filter((folder) => existsSync(join(root, folder)));
}

/** Cruises the packages below `root` and returns the result; throws when dependency-cruiser saw no module. */
export async function cruiseBoundaries(root: string): Promise<ICruiseResult> {
  const rules = createRequire(import.meta.url)(join(projectRoot, '.dependency-cruiser.cjs'));
  const { options, ...ruleSet } = rules;
  const { enhancedResolveOptions, ...cruiseOptions } = options;
  const settings = { ...cruiseOptions, ruleSet, validate: true, baseDir: root };
  const { output } = await cruise(packageFolders(root), settings, enhancedResolveOptions);
  if (typeof output === 'string') throw new Error('dependency-cruiser answered text where a result was expected');
  const own = output.modules.filter((module) => !module.source.includes('node_modules'));
  if (own.length === 0) throw new Error('0 modules were cruised: is its TypeScript (packageExtensions) installed?');
  return output;
}

async function main(): Promise<void> {
  const { summary } = await cruiseBoundaries(projectRoot);
  for (const violation of summary.violations) {
    console.log(`${violation.rule.name}: ${violation.from} -> ${violation.to}\n    ${violation.comment ?? ''}`);
  }
  console.log(`${summary.totalCruised} modules, ${summary.violations.length} violations`);
  if (summary.violations.length > 0) process.exitCode = 1;
}

if (import.meta.main) await main();
