import { expect, test } from 'vitest';
import { type Check, runChecks } from './run-checks.ts';

async function run(...checks: Check[]) {
  const lines: string[] = [];
  const failed = await runChecks(checks, 2, (line) => lines.push(line));
  return { failed, text: lines.join('\n') };
}
const script = (source: string): Check['command'] => ['node', '-e', source];

test('a good check is one line with its time and hides what it printed', async () => {
  const { failed, text } = await run({ name: 'types', command: script('console.log("noise")') });
  expect(failed).toEqual([]);
  expect(text).toMatch(/^ok {3}types +\d+\.\d s$/);
});

test('a failed check shows what it printed, on both streams', async () => {
  const { failed, text } = await run({
    name: 'types',
    command: script('console.log("a");console.error("b");process.exit(3)'),
  });
  expect(failed).toEqual(['types']);
  expect(text).toMatch(/^FAIL types/);
  expect(text).toContain('  | a');
  expect(text).toContain('  | b');
});

test('a check that ends well without its proof is a failure', async () => {
  const check = { name: 'types', command: script('console.log("0 successful")'), proof: /[1-9]\d* successful/ };
  expect((await run(check)).failed).toEqual(['types']);
  expect((await run({ ...check, command: script('console.log("10 successful")') })).failed).toEqual([]);
});

test('a program that is not there is a failure', async () => {
  const { failed, text } = await run({ name: 'types', command: ['panel1-no-such-program'] });
  expect(failed).toEqual(['types']);
  expect(text).toContain('could not be started');
});

test('a skipped check tells why and does not run', async () => {
  const { failed, text } = await run({ name: 'size', command: script('process.exit(1)'), skip: () => 'no build' });
  expect(failed).toEqual([]);
  expect(text).toMatch(/^skip size +\(no build\)$/);
});

test('one failure does not keep the others from running', async () => {
  const bad = { command: script('process.exit(1)') };
  const { failed } = await run({ name: 'a', ...bad }, { name: 'b', ...bad }, { name: 'c', ...bad });
  expect(failed.sort()).toEqual(['a', 'b', 'c']);
});
