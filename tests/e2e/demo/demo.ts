/**
 * `npm run demo [-- --json]`: the main job through the public API, against a private instance with simulated providers:
 * order, invoice, payment, webhook, provisioning, panel login, renewal. Exit code 1 when a step or an invariant fails.
 */
import { startInstance } from '../harness/instance.ts';
import { checkInvariants, type Expected, type Invariant, journalsNow } from './invariants.ts';
import { newStory, STEPS } from './steps.ts';
import { openDemoWorld } from './world.ts';

interface Report {
  step: string;
  milliseconds: number;
  result: string;
  invariants: Invariant[];
}

const isJson = process.argv.includes('--json');
const say = (line: string): void => void (isJson ? undefined : process.stdout.write(`${line}\n`));

async function run(): Promise<Report[]> {
  say('Starting a private instance with simulated providers ...');
  await using instance = await startInstance({ PANEL1_MOVABLE_CLOCK: '1' });
  const world = await openDemoWorld(instance);
  const before = await journalsNow(world);
  const expected: Expected = { charges: 0, accounts: 0 };
  const story = newStory('nora@linden-cafe.example');
  const reports: Report[] = [];
  for (const step of STEPS) {
    const began = performance.now();
    const result = await step.run(world, story);
    const milliseconds = Math.round(performance.now() - began);
    expected.charges += step.adds.charges;
    expected.accounts += step.adds.accounts;
    const invariants = await checkInvariants(world, before, expected);
    reports.push({ step: step.name, milliseconds, result, invariants });
    say(`\n${String(milliseconds).padStart(6)} ms  ${step.name}: ${result}`);
    for (const { name, isHeld, detail } of invariants) say(`           ${isHeld ? 'ok ' : 'NOT'} ${name} ${detail}`);
  }
  return reports;
}

const reports = await run();
const isGood = reports.every(({ invariants }) => invariants.every(({ isHeld }) => isHeld));
if (isJson) process.stdout.write(`${JSON.stringify({ isGood, steps: reports }, null, 2)}\n`);
else say(isGood ? '\nEverything held.' : '\nAn invariant did not hold.');
process.exitCode = isGood ? 0 : 1;
