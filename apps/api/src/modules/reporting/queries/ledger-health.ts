import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { REPORT_LIMITS } from '../input.ts';
import {
  type Finding,
  MAX_FINDINGS,
  numberGaps,
  unbalanced,
  wrongCredit,
  wrongReceivables,
} from '../store/ledger-health.ts';
import { isScoped } from '../store/scope-sql.ts';

/**
 * Proves the books: what a check finds wrong, up to 100 each. Staff with a scope see a part of the numbers, so that they
 * cannot tell whether one is missing: that check is null for them.
 */
export const ledgerHealth = defineQuery({
  name: 'reporting.ledger_health',
  permission: 'report:read',
  input: z.strictObject({}),
  limits: REPORT_LIMITS,
  example: () => ({}),
  async run(ctx) {
    const checks = {
      balanced: outcome(await unbalanced(ctx)),
      receivables: outcome(await wrongReceivables(ctx)),
      credit: outcome(await wrongCredit(ctx)),
      numbers: isScoped(ctx) ? null : outcome(await numberGaps(ctx)),
    };
    return { isFine: Object.values(checks).every((check) => check === null || check.findings.length === 0), checks };
  },
});

const outcome = (findings: Finding[]) => ({ findings, isCut: findings.length === MAX_FINDINGS });
