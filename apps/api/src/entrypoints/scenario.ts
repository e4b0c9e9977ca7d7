import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readStory, runStory, StoryError } from '#modules/billing/index.ts';

const USAGE = `npm run scenario -- [--failed] FILE…

Runs billing stories through the real engine under a virtual clock and prints each expectation
as met or with both values. The format is described in docs/billing/scenarios.md.

  --failed   prints only the expectations that are not met`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function tell(file: string, onlyFailed: boolean): boolean {
  try {
    const story = readStory(readFileSync(file, 'utf8'));
    const checks = runStory(story);
    const failed = checks.filter(({ isMet }) => !isMet).length;
    say(`${failed === 0 ? 'ok  ' : 'FAIL'} ${story.name} (${file}): ${checks.length - failed} met, ${failed} not met`);
    for (const { path, expected, actual, isMet } of checks)
      if (!isMet) say(`  not met  ${path}: expected ${expected}, got ${actual}`);
      else if (!onlyFailed) say(`  met      ${path}: ${expected}`);
    return failed === 0;
  } catch (error) {
    const isKnown = error instanceof StoryError || (error instanceof Error && 'code' in error);
    if (!isKnown) throw error;
    say(`FAIL ${file}: ${error.message}`);
    return false;
  }
}

try {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { failed: { type: 'boolean' } } });
  if (positionals.length === 0) {
    say(USAGE);
    process.exitCode = 1;
  }
  const results = positionals.map((file) => tell(file, values.failed ?? false));
  if (results.includes(false)) process.exitCode = 1;
  if (positionals.length > 1) say(`${results.filter(Boolean).length} of ${results.length} stories are as expected.`);
} catch (error) {
  if (!(error instanceof TypeError)) throw error;
  say(`${error.message}\n\n${USAGE}`);
  process.exitCode = 1;
}
