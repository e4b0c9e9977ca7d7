import { Buffer } from 'node:buffer';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { notFound } from '#lib/errors/app-error.ts';
import { checkedUuid } from '#lib/ids/new-id.ts';

/** What a token opens; the name is a part of what is sealed, so that one is never taken for the other. */
const PLACES = { order: ['orders', 'progress_token'], quote: ['quotes', 'link_token'] } as const;
type Kind = keyof typeof PLACES;

function placeOf(ctx: QueryContext, kind: Kind, rowId: string) {
  const [table, column] = PLACES[kind];
  return { tenantId: ctx.tenant.id, table, column, rowId };
}

/**
 * The secret by which somebody without an account sees an order or a quote. Its id sealed with the tenant's key: nothing
 * is stored of it, nobody else can make one, and it opens in this tenant only.
 */
export async function sealToken(ctx: CommandContext, kind: Kind, id: string): Promise<string> {
  const sealed = await ctx.kernel.envelope.seal(ctx.tx, placeOf(ctx, kind, id), id);
  return `${id}.${Buffer.from(sealed).toString('base64url')}`;
}

/** The id that a token is of; "not found" for any other text. */
export async function openToken(ctx: QueryContext, kind: Kind, token: string): Promise<string> {
  const [id = '', sealed = ''] = token.split('.');
  try {
    const known = checkedUuid(id);
    const text = await ctx.kernel.envelope.open(ctx.tx, placeOf(ctx, kind, known), Buffer.from(sealed, 'base64url'));
    if (text === known) return known;
  } catch {
    // A text that is no token of ours and a token of another thing are the same to a stranger.
  }
  throw notFound();
}
