import * as z from 'zod/mini';
import { verifyAuditChain } from '#lib/audit/chain.ts';
import { demandEveryClient } from '#lib/authz/decide.ts';
import { defineQuery } from '#lib/command/define.ts';

/** Recomputes the tenant's chain. Broken links and entries that no link holds are named by their ids. */
export const verifyChain = defineQuery({
  name: 'audit.verify_chain',
  permission: 'audit:read',
  input: z.strictObject({}),
  limits: [{ by: 'actor', points: 30, seconds: 60 }],
  example: () => ({}),
  run: async (ctx) => {
    // Whoever sees a part of the entries would find the others missing.
    demandEveryClient(ctx.actor);
    return verifyAuditChain(ctx.tx, ctx.tenant.id);
  },
});
