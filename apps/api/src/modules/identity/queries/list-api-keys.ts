import { page } from '@panel1/shared-types';
import { and, count, desc, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { apiKeys, users } from '#db/schema/identity.ts';
import { defineQuery } from '#lib/command/define.ts';

/** API keys, newest first, without their secrets. */
export const listApiKeys = defineQuery({
  name: 'identity.list_api_keys',
  permission: 'api_key:read',
  input: z.strictObject({ ...page }),
  example: () => ({}),
  async run(ctx, { limit, offset }) {
    const where = eq(apiKeys.tenantId, ctx.tenant.id);
    const rows = await ctx.tx
      .select({ key: apiKeys, maker: users.name })
      .from(apiKeys)
      .innerJoin(users, and(eq(users.tenantId, apiKeys.tenantId), eq(users.id, apiKeys.createdById)))
      .where(where)
      .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id))
      .limit(limit)
      .offset(offset);
    const [total] = await ctx.tx.select({ n: count() }).from(apiKeys).where(where);
    return {
      rows: rows.map(({ key, maker }) => ({
        keyId: key.id,
        name: key.name,
        prefix: `p1_${key.prefix}`,
        permissions: key.permissions,
        allowedIps: key.allowedIps,
        createdBy: maker,
        createdAt: key.createdAt.toString(),
        expiresAt: key.expiresAt.toString(),
        lastUsedAt: key.lastUsedAt?.toString() ?? null,
        status: statusOf(key, ctx.realNow),
      })),
      total: total?.n ?? 0,
    };
  },
});

function statusOf(key: typeof apiKeys.$inferSelect, now: Temporal.Instant): 'active' | 'revoked' | 'expired' {
  if (key.revokedAt !== null) return 'revoked';
  return Temporal.Instant.compare(key.expiresAt, now) <= 0 ? 'expired' : 'active';
}
