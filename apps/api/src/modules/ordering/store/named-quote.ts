import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { demand } from '#lib/authz/decide.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { openToken } from './sealed-token.ts';

/** A quote by the secret of its link, or by its id for who is logged in. */
export const namedQuote = z.union([
  z.strictObject({ token: z.string().check(z.maxLength(400)) }),
  z.strictObject({ quoteId: id() }),
]);
export type NamedQuote = z.infer<typeof namedQuote>;

/** The id of the quote; whoever has no link needs the permission, and sees own quotes only. */
export async function idOfQuote(
  ctx: QueryContext,
  named: NamedQuote,
  permission: 'quote:read' | 'order:place',
): Promise<string> {
  if ('token' in named) return openToken(ctx, 'quote', named.token);
  demand(ctx.actor, permission);
  return named.quoteId;
}
