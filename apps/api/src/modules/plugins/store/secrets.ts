import { and, eq } from 'drizzle-orm';
import { pluginSecrets } from '#db/schema/plugins.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import type { Place } from '#lib/crypto/envelope.ts';
import { lastFour } from '../core/settings-schema.ts';
import type { NewSecrets } from '../input.ts';

/** Whose secrets: those of a plugin for the whole tenant (scope = tenant id) or for one server (scope = its id). */
export interface SecretScope {
  pluginId: string;
  scopeId: string;
}

/** What may be told of a stored secret. */
export interface SecretHint {
  name: string;
  lastFour: string;
  updatedAt: string;
}

const place = (ctx: QueryContext, rowId: string): Place => ({
  tenantId: ctx.tenant.id,
  table: 'plugin_secrets',
  column: 'value_encrypted',
  rowId,
});

function rowsOf(ctx: QueryContext, { pluginId, scopeId }: SecretScope) {
  return ctx.tx
    .select()
    .from(pluginSecrets)
    .where(
      and(
        eq(pluginSecrets.tenantId, ctx.tenant.id),
        eq(pluginSecrets.pluginId, pluginId),
        eq(pluginSecrets.scopeId, scopeId),
      ),
    );
}

/** Opens the secrets. A portal actor's transaction sees none: read them as the system. */
export async function openSecrets(ctx: QueryContext, scope: SecretScope): Promise<Record<string, string>> {
  const opened: Record<string, string> = {};
  for (const row of await rowsOf(ctx, scope))
    opened[row.name] = await ctx.kernel.envelope.open(ctx.tx, place(ctx, row.id), row.valueEncrypted);
  return opened;
}

/** Which secrets are set, never their values. */
export async function secretHints(ctx: QueryContext, scope: SecretScope): Promise<SecretHint[]> {
  const rows = await rowsOf(ctx, scope);
  return rows
    .map((row) => ({ name: row.name, lastFour: row.lastFour, updatedAt: row.updatedAt.toString() }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** Stores new values, sealed; removes those that are null. */
export async function writeSecrets(ctx: CommandContext, scope: SecretScope, secrets: NewSecrets): Promise<void> {
  const known = new Map((await rowsOf(ctx, scope)).map((row) => [row.name, row.id]));
  for (const [name, value] of Object.entries(secrets)) {
    const rowId = known.get(name) ?? ctx.newId();
    const mine = and(eq(pluginSecrets.tenantId, ctx.tenant.id), eq(pluginSecrets.id, rowId));
    if (value === null) {
      await ctx.tx.delete(pluginSecrets).where(mine);
      continue;
    }
    const valueEncrypted = await ctx.kernel.envelope.seal(ctx.tx, place(ctx, rowId), value);
    const stored = { valueEncrypted, lastFour: lastFour(value), updatedAt: ctx.realNow };
    if (known.has(name)) await ctx.tx.update(pluginSecrets).set(stored).where(mine);
    else await ctx.tx.insert(pluginSecrets).values({ tenantId: ctx.tenant.id, id: rowId, name, ...scope, ...stored });
  }
}

/** Forgets all secrets of a scope, for a server that is deleted. */
export async function dropSecrets(ctx: CommandContext, scope: SecretScope): Promise<void> {
  await ctx.tx
    .delete(pluginSecrets)
    .where(
      and(
        eq(pluginSecrets.tenantId, ctx.tenant.id),
        eq(pluginSecrets.pluginId, scope.pluginId),
        eq(pluginSecrets.scopeId, scope.scopeId),
      ),
    );
}
