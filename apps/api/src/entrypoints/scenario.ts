import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readStory, runStory, StoryError, storySchema } from '#modules/billing/index.ts';

const USAGE = `npm run scenario -- [--failed] FILE…
npm run scenario -- --schema

Runs billing stories through the real engine under a virtual clock and prints each expectation
as met or with both values. The format is described in docs/billing/scenarios.md.

  --failed   prints only the expectations that are not met
  --schema   prints the format as JSON Schema

Exit code 0: every expectation of every story is met. 1: one is not, or a story cannot be read or told.
2: there is no file, or no such option.`;

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
    say(`FAIL ${file}: ${troubleOf(error).replaceAll('\n', '\n  ')}`);
    return false;
  }
}

/** What went wrong in words; a fault of the engine itself says so. */
function troubleOf(error: unknown): string {
  if (error instanceof StoryError) return error.message.includes('\n') ? `\n${error.message}` : error.message;
  if (error instanceof Error && 'syscall' in error) return `cannot be read: ${error.message}`;
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return `the engine failed, which is a fault of Panel1: ${what}`;
}

function main(): number {
  const options = { failed: { type: 'boolean' }, schema: { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  if (values.schema === true) {
    say(JSON.stringify(storySchema(), null, 2));
    return 0;
  }
  if (positionals.length === 0) {
    say(USAGE);
    return 2;
  }
  const results = positionals.map((file) => tell(file, values.failed ?? false));
  if (positionals.length > 1) say(`${results.filter(Boolean).length} of ${results.length} stories are as expected.`);
  return results.includes(false) ? 1 : 0;
}

try {
  process.exitCode = main();
} catch (error) {
  if (!(error instanceof TypeError)) throw error;
  say(`${error.message}\n\n${USAGE}`);
  process.exitCode = 2;
}
