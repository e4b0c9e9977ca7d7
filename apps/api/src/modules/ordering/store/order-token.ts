import { Buffer } from 'node:buffer';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { notFound } from '#lib/errors/app-error.ts';
import { checkedUuid } from '#lib/ids/new-id.ts';

const place = (ctx: QueryContext, orderId: string) => ({
  tenantId: ctx.tenant.id,
  table: 'orders',
  column: 'progress_token',
  rowId: orderId,
});

/**
 * The secret by which whoever placed an order sees how it goes, without an account. The order's id sealed with the
 * tenant's key: nothing is stored of it, nobody else can make one, and it opens in this tenant only.
 */
export async function orderToken(ctx: CommandContext, orderId: string): Promise<string> {
  const sealed = await ctx.kernel.envelope.seal(ctx.tx, place(ctx, orderId), orderId);
  return `${orderId}.${Buffer.from(sealed).toString('base64url')}`;
}

/** The order that a token is of; "not found" for any other text. */
export async function openOrderToken(ctx: QueryContext, token: string): Promise<string> {
  const [id = '', sealed = ''] = token.split('.');
  try {
    const orderId = checkedUuid(id);
    const text = await ctx.kernel.envelope.open(ctx.tx, place(ctx, orderId), Buffer.from(sealed, 'base64url'));
    if (text === orderId) return orderId;
  } catch {
    // A text that is no token of ours and a token of another order are the same to a stranger.
  }
  throw notFound();
}
