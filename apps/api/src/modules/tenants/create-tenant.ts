import { hashPassword } from '#lib/auth/password-hash.ts';
import { runAsSystem } from '#lib/command/execute.ts';
import type { Kernel } from '#lib/services.ts';
import { bindHost, type NewTenant, openTenant } from '#lib/tenancy/tenant-registry.ts';
import { createOwner, demandGoodPassword } from '#modules/identity/index.ts';
import { prepareTenant } from './commands/prepare-tenant.ts';

export interface TenantPlan extends NewTenant {
  /** Host names, lower case, without port; the first is the primary one, used in links. */
  hosts: readonly string[];
  owner: { email: string; name: string; password: string };
  /** Refuse when the instance has a tenant already (first run, first-run wizard). */
  isFirst: boolean;
}

/**
 * Makes a tenant whole: row, data key, numbering series, default roles, owner, and last its hosts, so that nobody
 * reaches half of one. Called again after a crash it goes on where it stopped. Throws `tenants.host_taken`,
 * `identity.password_too_common` and, with `isFirst`, `tenants.already_set_up`.
 */
export async function createTenant(
  kernel: Kernel,
  { hosts, owner, isFirst, ...tenant }: TenantPlan,
): Promise<{ tenantId: string; ownerId: string }> {
  await demandGoodPassword({ tenant }, owner.password, owner);
  const passwordHash = await hashPassword(owner.password);
  const tenantId = await openTenant(kernel, { tenant, hosts, isFirst });
  const { email, name } = owner;
  const of = { tenantId, name: 'operator', requestId: tenantId };
  const { userId } = await runAsSystem(kernel, of, async (ctx) => {
    await ctx.call(prepareTenant, {});
    return ctx.call(createOwner, { email, name, locale: tenant.locale, passwordHash });
  });
  for (const [index, host] of hosts.entries()) await bindHost(kernel, { tenantId, host, isPrimary: index === 0 });
  return { tenantId, ownerId: userId };
}
