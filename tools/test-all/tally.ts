import * as z from 'zod/mini';

/** What a part of the run brought; every static check counts as one, like every test. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export function add(a: Tally, b: Tally): Tally {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** The last line of a run: `12 passed, 0 failed`, and `, 3 skipped` where something was skipped. */
export function lastLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** Nothing ran is a failure too: a run that found no tests proves nothing. */
export function isGood({ passed, failed }: Tally): boolean {
  return failed === 0 && passed > 0;
}

/** A part that ended badly without saying what failed (it crashed, or found nothing) counts as one failure. */
export function withExitCode(tally: Tally, exitCode: number | null): Tally {
  return exitCode === 0 || tally.failed > 0 ? tally : { ...tally, failed: 1 };
}

/** Counts the lines that tools/verify.ts prints, one for each check. */
export function tallyChecks(output: string): Tally {
  const count = (word: string): number => output.match(new RegExp(`^${word}\\s+\\S`, 'gm'))?.length ?? 0;
  return { passed: count('ok'), failed: count('FAIL'), skipped: count('skip') };
}

const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});

/** Counts a vitest JSON report. A file that failed outside of its tests (at import, in a hook) is one more failure. */
export function tallyVitest(json: string): Tally {
  const run = report.parse(JSON.parse(json));
  const brokenFiles = run.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: run.numPassedTests,
    failed: run.numFailedTests + brokenFiles.length,
    skipped: run.numPendingTests + run.numTodoTests,
  };
}
