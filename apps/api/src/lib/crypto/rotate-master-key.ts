import { ne } from 'drizzle-orm';
import { signingKeys, tenantKeys, tenants } from '#db/schema/kernel.ts';
import { rewrapSigningKeys } from '#lib/auth/signing-keys.ts';
import type { Kernel } from '#lib/services.ts';
import { withPlatform, withTenant } from '#lib/tenancy/with-tenant.ts';
import { holdMasterKey } from './key-locks.ts';
import type { KeyProvider } from './key-provider.ts';

export interface Rotated {
  tenants: string[];
  /** Keys that were wrapped anew. */
  rewrapped: number;
  /** False: something still needs an older master key, which is kept. */
  isOldKeyGone: boolean;
}

/**
 * Makes a new master key, wraps every data and signing key with it, gives each tenant a new data key, and removes the
 * old master key when nothing needs it any more. Cut off anywhere nothing is lost, since old keys stay until then: run
 * it again. What the older data keys sealed is left to `resealTenant`.
 */
export async function rotateMasterKey(kernel: Kernel, provider: KeyProvider): Promise<Rotated> {
  const current = await provider.rotate();
  const rows = await withPlatform(kernel.db, (tx) => tx.select({ tenantId: tenants.tenantId }).from(tenants));
  let rewrapped = await withPlatform(kernel.db, (tx) => rewrapSigningKeys(tx, provider));
  for (const { tenantId } of rows) {
    rewrapped += await withTenant(kernel.db, { tenantId, clientId: null }, async (tx) => {
      const count = await kernel.envelope.rewrap(tx, tenantId);
      await kernel.envelope.rotate(tx, tenantId, kernel.clock.real());
      return count;
    });
  }
  const isOldKeyGone = await withPlatform(kernel.db, async (tx) => {
    await holdMasterKey(tx);
    const [data] = await tx.select().from(tenantKeys).where(ne(tenantKeys.providerKeyId, current)).limit(1);
    const [signing] = await tx.select().from(signingKeys).where(ne(signingKeys.providerKeyId, current)).limit(1);
    if (data || signing) return false;
    await provider.dropOldKeys();
    return true;
  });
  return { tenants: rows.map(({ tenantId }) => tenantId), rewrapped, isOldKeyGone };
}
