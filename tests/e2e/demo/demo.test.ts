import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);

it('the main job runs through the public API, and every invariant holds after every step', async () => {
  const { stdout } = await run(process.execPath, [join(import.meta.dirname, 'demo.ts'), '--json']);
  const report: { isGood: boolean; steps: { invariants: { isHeld: boolean }[] }[] } = JSON.parse(stdout);
  expect(report.steps).toHaveLength(5);
  expect(report.steps.flatMap(({ invariants }) => invariants).filter(({ isHeld }) => !isHeld)).toEqual([]);
  expect(report.isGood).toBe(true);
}, 240_000);
