import { id, text } from '@panel1/shared-types';
import { and, eq, ne } from 'drizzle-orm';
import * as z from 'zod/mini';
import { servers } from '#db/schema/provisioning.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { saveScopedSettings, secretsField, settingsField } from '#modules/plugins/index.ts';
import { getGroup, getServer } from '../store/servers.ts';

const hostname = z
  .string()
  .check(
    z.trim(),
    z.toLowerCase(),
    z.maxLength(253),
    z.regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?){0,30}$/),
  );

/** Adds a server to a group, or changes one. What it needs to be reached is said by the plugin's schema. */
export const saveServer = defineCommand({
  name: 'provisioning.save_server',
  permission: 'server:manage',
  input: z.strictObject({
    serverId: z.optional(id()),
    groupId: id(),
    name: text(80),
    /** The name that customers see. */
    hostname,
    maxAccounts: z.int().check(z.gte(0), z.lte(100_000)),
    isEnabled: z.boolean(),
    position: z._default(z.int().check(z.gte(0), z.lte(10_000)), 0),
    settings: settingsField,
    secrets: z._default(secretsField, {}),
  }),
  example: (of) => ({
    serverId: of('server'),
    groupId: of('server_group'),
    name: 'web1',
    hostname: 'web1.example.com',
    maxAccounts: 200,
    isEnabled: true,
    settings: { url: 'https://web1.example.com:2087' },
    secrets: { apiToken: 'EXAMPLETOKEN0123456789' },
  }),
  run: async (ctx, { serverId, settings, secrets, ...facts }) => {
    const { pluginId } = await getGroup(ctx, facts.groupId);
    const before = serverId === undefined ? null : await getServer(ctx, serverId);
    if (before && before.pluginId !== pluginId)
      throw new AppError('request.invalid', { fields: { groupId: 'other_plugin' } });
    await demandFreeName(ctx, facts.name, serverId);
    const savedId = serverId ?? ctx.newId();
    const scope = { pluginId, scope: 'server', scopeId: savedId } as const;
    const saved = { ...facts, settings: await saveScopedSettings(ctx, { ...scope, settings, secrets }) };
    const tenantId = ctx.tenant.id;
    if (before) {
      const mine = and(eq(servers.tenantId, tenantId), eq(servers.id, savedId));
      await ctx.tx.update(servers).set(saved).where(mine);
    } else {
      const made = { tenantId, id: savedId, pluginId, health: 'unknown', createdAt: ctx.now } as const;
      await ctx.tx.insert(servers).values({ ...saved, ...made });
    }
    return { serverId: savedId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'server', id: result.serverId },
    detail: {
      name: input.name,
      hostname: input.hostname,
      maxAccounts: input.maxAccounts,
      isEnabled: input.isEnabled,
      settings: Object.keys(input.settings),
      secrets: Object.keys(input.secrets),
    },
  }),
});

async function demandFreeName(ctx: CommandContext, name: string, besides: string | undefined): Promise<void> {
  const [taken] = await ctx.tx
    .select({ id: servers.id })
    .from(servers)
    .where(
      and(
        eq(servers.tenantId, ctx.tenant.id),
        eq(servers.name, name),
        besides === undefined ? undefined : ne(servers.id, besides),
      ),
    );
  if (taken) throw new AppError('request.invalid', { fields: { name: 'taken' } });
}
