import { randomBytes } from 'node:crypto';
import { isPermission, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { apiKeys } from '#db/schema/identity.ts';
import { isAddressOrNetwork } from '#lib/auth/ip-list.ts';
import { newToken, tokenHash } from '#lib/auth/opaque-token.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { formatApiKey } from '../core/api-key-text.ts';
import { demandGrantable } from '../store/roles.ts';

const MOST_DAYS = 365;

/** Makes an API key with some of one's own permissions. The key itself is shown in this answer and never again. */
export const createApiKey = defineCommand({
  name: 'identity.create_api_key',
  permission: 'api_key:manage',
  limits: [{ by: 'actor', points: 20, seconds: 3600 }],
  input: z.strictObject({
    name: text(80),
    permissions: z
      .array(
        z.string().check(
          z.maxLength(64),
          z.refine((id) => isPermission(id), { error: 'unknown_permission' }),
        ),
      )
      .check(z.minLength(1), z.maxLength(200)),
    /** Addresses or networks that may use it; empty: any. */
    allowedIps: z._default(
      z
        .array(z.string().check(z.maxLength(49), z.refine(isAddressOrNetwork, { error: 'invalid_ip' })))
        .check(z.maxLength(50)),
      [],
    ),
    expiresInDays: z.int().check(z.gte(1), z.lte(MOST_DAYS)),
  }),
  example: () => ({ name: 'Accounting', permissions: ['invoice:read'], expiresInDays: 90 }),
  async run(ctx, input) {
    // A key belongs to a person, so that it loses what the person loses: keys make no keys.
    if (ctx.actor.kind !== 'user' || ctx.actor.surface !== 'staff') throw new AppError('auth.forbidden');
    const wanted = new Set(input.permissions.filter(isPermission));
    demandGrantable(ctx.actor, wanted);
    const key = { prefix: randomBytes(6).toString('hex'), secret: newToken() };
    const keyId = ctx.newId();
    const expiresAt = ctx.realNow.add({ hours: 24 * input.expiresInDays });
    await ctx.tx.insert(apiKeys).values({
      tenantId: ctx.tenant.id,
      id: keyId,
      name: input.name,
      prefix: key.prefix,
      secretHash: tokenHash(key.secret),
      permissions: [...wanted],
      allowedIps: input.allowedIps,
      createdById: ctx.actor.userId,
      createdAt: ctx.realNow,
      expiresAt,
    });
    return { keyId, key: formatApiKey(key), expiresAt: expiresAt.toString() };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'api_key', id: result.keyId },
    detail: { name: input.name, permissions: input.permissions, allowedIps: input.allowedIps },
  }),
  isResultSecret: true,
});
