import type * as z from 'zod/mini';
import type { QueryContext } from '#lib/command/command.ts';
import type { Buyer } from '#modules/catalog/index.ts';
import { vatIdOfVisitor } from '#modules/clients/index.ts';
import type { cartInput } from '../input.ts';

/** A contact's account, or what a visitor typed; about a VAT number only what VIES answered counts. */
export async function buyerOfCart(
  ctx: QueryContext,
  { country, taxId, postcode, region, city, address1, isBusiness }: z.output<typeof cartInput>,
): Promise<Buyer> {
  const { actor } = ctx;
  if (actor.kind === 'user' && actor.surface === 'client' && actor.clientId !== null)
    return { clientId: actor.clientId };
  const vatId = await vatIdOfVisitor(ctx, taxId ?? '');
  const address = { postcode, region, city, address1 };
  return { country: country ?? ctx.tenant.country, ...address, isBusiness, vatId, vatNumber: taxId };
}
