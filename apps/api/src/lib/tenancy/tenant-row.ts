import { eq } from 'drizzle-orm';
import { tenants } from '#db/schema/kernel.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { forgetTenantFacts } from '#lib/command/tenant-facts.ts';
import { announceTenantChange } from './tenant-changes.ts';

type Facts = Pick<typeof tenants.$inferSelect, 'name' | 'locale' | 'currency' | 'timeZone' | 'country'>;

/** Changes what every command knows of its tenant; other processes hear of it at commit. */
export async function changeTenantFacts(ctx: CommandContext, facts: Partial<Facts>): Promise<void> {
  await ctx.tx.update(tenants).set(facts).where(eq(tenants.tenantId, ctx.tenant.id));
  await announceTenantChange(ctx.tx);
  ctx.atEnd(async () => forgetTenantFacts(ctx.kernel));
}
