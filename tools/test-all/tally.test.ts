import { describe, expect, it } from 'vitest';
import { add, isGood, lastLine, tallyChecks, tallyVitest, withExitCode } from './tally.ts';

const vitestReport = (statuses: readonly string[], fileStatus = 'passed'): string =>
  JSON.stringify({
    numPassedTests: statuses.filter((status) => status === 'passed').length,
    numFailedTests: statuses.filter((status) => status === 'failed').length,
    numPendingTests: statuses.filter((status) => status === 'pending').length,
    numTodoTests: 0,
    testResults: [{ status: fileStatus, assertionResults: statuses.map((status) => ({ status })) }],
  });

describe('the last line of npm test', () => {
  it('names skipped tests only where there are some', () => {
    expect(lastLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
    expect(lastLine({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped');
  });

  it('sums checks and tests', () => {
    const checks = tallyChecks(
      'ok   types  2.2 s\nFAIL dead-code 1.0 s\n  | ok, so what\nskip bundle (none)\nverify: bad\n',
    );
    expect(checks).toEqual({ passed: 1, failed: 1, skipped: 1 });
    expect(add(checks, tallyVitest(vitestReport(['passed', 'pending'])))).toEqual({ passed: 2, failed: 1, skipped: 2 });
  });

  it('a test file that cannot be loaded is a failure', () => {
    expect(tallyVitest(vitestReport([], 'failed')).failed).toBe(1);
    expect(tallyVitest(vitestReport(['failed'], 'failed')).failed).toBe(1);
  });

  it('a part that crashed without a report is a failure', () => {
    expect(withExitCode({ passed: 5, failed: 0, skipped: 0 }, 1).failed).toBe(1);
    expect(withExitCode({ passed: 5, failed: 2, skipped: 0 }, 1).failed).toBe(2);
  });

  it('a run of nothing is not good', () => {
    expect(isGood({ passed: 0, failed: 0, skipped: 4 })).toBe(false);
  });
});
