import { and, eq, isNull } from 'drizzle-orm';
import * as z from 'zod/mini';
import { apiKeys } from '#db/schema/identity.ts';
import { defineCommand } from '#lib/command/define.ts';
import { notFound } from '#lib/errors/app-error.ts';
import { announceAccessChange } from '../store/access-changes.ts';

/** Ends an API key, at once in every process. A second call changes nothing. */
export const revokeApiKey = defineCommand({
  name: 'identity.revoke_api_key',
  permission: 'api_key:manage',
  input: z.strictObject({ keyId: z.uuid() }),
  example: (id) => ({ keyId: id('api_key') }),
  async run(ctx, { keyId }) {
    const mine = and(eq(apiKeys.tenantId, ctx.tenant.id), eq(apiKeys.id, keyId));
    const [known] = await ctx.tx.select({ id: apiKeys.id }).from(apiKeys).where(mine);
    if (!known) throw notFound();
    await ctx.tx
      .update(apiKeys)
      .set({ revokedAt: ctx.realNow })
      .where(and(mine, isNull(apiKeys.revokedAt)));
    await announceAccessChange(ctx);
    return { keyId };
  },
  audit: ({ result }) => ({ resource: { kind: 'api_key', id: result.keyId } }),
});
