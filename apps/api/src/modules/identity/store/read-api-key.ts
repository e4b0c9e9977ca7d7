import { timingSafeEqual } from 'node:crypto';
import { isPermission } from '@panel1/shared-types';
import { and, eq, isNull } from 'drizzle-orm';
import { apiKeys } from '#db/schema/identity.ts';
import { tokenHash } from '#lib/auth/opaque-token.ts';
import type { Kernel } from '#lib/services.ts';
import { withTenant } from '#lib/tenancy/with-tenant.ts';
import type { ApiKeyParts } from '../core/api-key-text.ts';
import type { KnownAccess } from './known-access.ts';
import { staffPermissions } from './roles.ts';
import { staffScope } from './staff-scopes.ts';
import { findUser } from './users.ts';

const NOBODY = { actor: null, epoch: 0, allowedIps: [] };

/**
 * Reads what an API key may do now: its own permissions as far as its maker still holds them, for the clients that its
 * maker sees. Notes the use, at most twice a minute per process.
 */
export function readApiKeyAccess(
  kernel: Kernel,
  of: { tenantId: string; key: ApiKeyParts },
): Promise<Omit<KnownAccess, 'until'>> {
  const { tenantId, key } = of;
  return withTenant(kernel.db, { tenantId, clientId: null }, async (tx) => {
    const ctx = { tx, tenant: { id: tenantId } };
    const mine = and(eq(apiKeys.tenantId, tenantId), eq(apiKeys.prefix, key.prefix), isNull(apiKeys.revokedAt));
    const [row] = await tx.select().from(apiKeys).where(mine);
    const now = kernel.clock.real();
    if (!row || !timingSafeEqual(row.secretHash, tokenHash(key.secret))) return NOBODY;
    const maker = await findUser(ctx, row.createdById);
    if (Temporal.Instant.compare(row.expiresAt, now) <= 0 || maker?.status !== 'active' || !maker.isStaff)
      return NOBODY;
    const held = await staffPermissions(ctx, maker.id);
    const permissions = new Set(row.permissions.filter(isPermission).filter((permission) => held.has(permission)));
    const clientGroupIds = await staffScope(ctx, maker.id);
    await tx.update(apiKeys).set({ lastUsedAt: now }).where(mine);
    return {
      actor: { kind: 'api_key', keyId: row.id, name: row.name, permissions, clientGroupIds },
      epoch: 0,
      allowedIps: row.allowedIps,
    };
  });
}
