import { and, count, eq, ne } from 'drizzle-orm';
import { services } from '#db/schema/provisioning.ts';
import type { QueryContext } from '#lib/command/command.ts';

/** How many services need a plugin: it cannot be switched off under them. */
export async function servicesUsingPlugin(ctx: QueryContext, pluginId: string): Promise<number> {
  const [row] = await ctx.tx
    .select({ n: count() })
    .from(services)
    .where(
      and(eq(services.tenantId, ctx.tenant.id), eq(services.pluginId, pluginId), ne(services.status, 'terminated')),
    );
  return row?.n ?? 0;
}
