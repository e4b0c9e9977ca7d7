import * as z from 'zod/mini';
import { type ActionContext, defineAction } from '#lib/command/action.ts';
import type { Command, InputOf, InputSchema } from '#lib/command/command.ts';
import { execute } from '#lib/command/execute.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { newFileKey } from '#lib/files/index.ts';
import { planLogo } from '../commands/plan-logo.ts';
import { recordLogo } from '../commands/record-logo.ts';
import { checkLogo, MAX_LOGO_BYTES } from '../core/logo-rules.ts';

const MAX_TEXT = Math.ceil(MAX_LOGO_BYTES / 3) * 4;

/**
 * Stores a picture as the provider's logo. The file is there before the row that names it, and the one before goes after:
 * a crash in between leaves a file without a name, never a name without a file. It is written down before it is stored,
 * so that `tenants.remove_loose_logos` finds it.
 */
export const uploadLogo = defineAction({
  name: 'tenants.upload_logo',
  permission: 'settings:manage',
  limits: [{ by: 'actor', points: 20, seconds: 60 }],
  input: z.strictObject({
    /** A PNG or JPEG, as base64. */
    image: z.string().check(z.minLength(1), z.maxLength(MAX_TEXT), z.regex(/^[A-Za-z0-9+/]+={0,2}$/)),
  }),
  example: () => ({ image: EXAMPLE }),
  run: async (ctx, { image }) => {
    const bytes = Buffer.from(image, 'base64');
    const facts = checkLogo(bytes);
    if (typeof facts === 'string') throw new AppError('request.invalid', { fields: { image: facts } });
    const { key } = await change(ctx, planLogo, { key: newFileKey() });
    const { sha256 } = await ctx.services.files.put(bytes, MAX_LOGO_BYTES, key);
    const logo = { key, version: sha256.slice(0, 16), bytes: bytes.byteLength, ...facts };
    await record(ctx, logo).catch(async (error: unknown) => {
      await ctx.services.files.remove(key);
      throw error;
    });
    return { width: facts.width, height: facts.height };
  },
});

/** Takes the logo away; the provider's name stands in its place. */
export const removeLogo = defineAction({
  name: 'tenants.remove_logo',
  permission: 'settings:manage',
  input: z.strictObject({}),
  example: () => ({}),
  run: async (ctx) => {
    await record(ctx, null);
    return { isRemoved: true };
  },
});

async function record(ctx: ActionContext, logo: Parameters<typeof recordLogo.run>[1]['logo']): Promise<void> {
  const { formerKey } = await change(ctx, recordLogo, { logo });
  if (formerKey !== null) await ctx.services.files.remove(formerKey);
}

/** Without the caller's key for retries: a second try stores the picture anew, under a name of its own. */
const change = <S extends InputSchema, R>({ caller }: ActionContext, command: Command<S, R>, input: InputOf<S>) =>
  execute({ ...caller, idempotencyKey: undefined }, command, input);

/** A grey square of 16 by 16 pixels. */
const EXAMPLE = 'iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAAAAAA6mKC9AAAAD0lEQVR4nGNoQAMMI1sAAAUMgAFaSOXNAAAAAElFTkSuQmCC';
