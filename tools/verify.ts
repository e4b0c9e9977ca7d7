/**
 * `npm run verify`: every check that needs no database, as parallel child processes. One line per check with its
 * time; the output of a check is shown only when it fails. `verify.ts types docs` runs only the named ones.
 */
import { availableParallelism } from 'node:os';

import { type Check, runChecks, secondsSince } from './lib/run-checks.ts';

/** Longest first, so that the short ones fill the gaps. */
const checks: readonly Check[] = [
  {
    name: 'types',
    command: ['turbo', 'run', 'types', '--output-logs=errors-only', '--log-order=grouped', '--continue'],
    proof: /[1-9]\d* successful/,
  },
  { name: 'boundaries', command: ['node', 'tools/check-boundaries.ts'] },
  { name: 'dead-code', command: ['knip', '--no-progress', '--no-config-hints'] },
  { name: 'format+lint', command: ['biome', 'check', '--error-on-warnings', '--max-diagnostics=50'] },
  { name: 'source-rules', command: ['node', 'tools/source-rules.ts'] },
  { name: 'size-budget', command: ['node', 'tools/size-budget.ts', '--build'], proof: /index\.html/ },
  { name: 'messages', command: ['node', 'tools/check-messages.ts'], proof: /[1-9]\d* texts/ },
  { name: 'docs', command: ['node', 'tools/check-docs.ts'] },
];

function chooseChecks(names: readonly string[]): readonly Check[] {
  const unknown = names.filter((name) => !checks.some((check) => check.name === name));
  if (unknown.length > 0) {
    console.error(`Unknown check: ${unknown.join(', ')}. There are: ${checks.map((check) => check.name).join(', ')}.`);
    process.exit(2);
  }
  return names.length === 0 ? checks : checks.filter((check) => names.includes(check.name));
}

const start = performance.now();
const chosen = chooseChecks(process.argv.slice(2));
const lanes = Math.max(2, Math.min(4, availableParallelism()));
const failed = await runChecks(chosen, lanes, (line) => console.log(line));
const verdict = failed.length === 0 ? 'all good' : `${failed.join(', ')} failed`;
console.log(`verify: ${verdict} in ${secondsSince(start)}`);
if (failed.length > 0) process.exitCode = 1;
