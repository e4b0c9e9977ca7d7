import * as z from 'zod/mini';
import { rowScope } from '#lib/authz/actor.ts';
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
    const seesAll = rowScope(ctx.actor).clientGroupIds === null;
    const checks = {
      balanced: outcome(await unbalanced(ctx)),
      receivables: outcome(await wrongReceivables(ctx)),
      credit: outcome(await wrongCredit(ctx)),
      numbers: seesAll ? outcome(await numberGaps(ctx)) : null,
    };
    return { isFine: Object.values(checks).every((check) => check === null || check.findings.length === 0), checks };
  },
});

const outcome = (findings: Finding[]) => ({ findings, isCut: findings.length === MAX_FINDINGS });
