import { contactPermissions } from '@panel1/shared-types';
import { sql } from 'drizzle-orm';
import type { Actor } from '#lib/authz/actor.ts';
import { defineAction } from '#lib/command/action.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { type Caller, execute, runAsSystem } from '#lib/command/execute.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { contactsOf, userRecipient } from '#modules/identity/index.ts';
import { placeOrder } from '../commands/place-order.ts';
import { type CheckoutInput, checkoutInput, exampleCheckout } from '../input.ts';
import { getCart } from '../store/carts.ts';
import { demandAccount, openAccount } from '../store/open-account.ts';
import { sealToken } from '../store/sealed-token.ts';

type Person = Extract<Actor, { kind: 'user' }>;

/**
 * The checkout: places the order and answers the token by which its progress can be seen. An action and no command
 * because of two short transactions around the order: a person who is signed in but has no client account gets one first
 * (row-level security confines a portal user to one account from the start of a transaction), and the token is made
 * afterwards, so that it is stored nowhere, retries included.
 */
export const checkout = defineAction({
  name: 'ordering.checkout',
  permission: 'public',
  limits: [
    { by: 'ip', points: 30, seconds: 600 },
    { by: 'actor', points: 30, seconds: 600 },
  ],
  input: checkoutInput,
  example: () => exampleCheckout,
  run: async ({ caller }, input) => {
    const placed = await execute(await withAccount(caller, input), placeOrder, input);
    const token = await runAsSystem(caller.kernel, systemRun(caller), (ctx) => sealToken(ctx, 'order', placed.orderId));
    return { ...placed, orderToken: token };
  },
});

const systemRun = ({ tenantId, origin }: Caller) => ({ tenantId, name: 'ordering', requestId: origin.requestId });

/** The caller, working in a client account: a signed-in person without one gets one, and becomes its owner. */
async function withAccount(caller: Caller, input: CheckoutInput): Promise<Caller> {
  const { actor } = caller;
  if (actor.kind !== 'user' || actor.surface !== 'client' || actor.clientId !== null) return caller;
  if (actor.impersonator !== null) throw new AppError('auth.forbidden');
  const { clientId, grants } = await runAsSystem(caller.kernel, systemRun(caller), (ctx) =>
    accountOf(ctx, actor, input),
  );
  return { ...caller, actor: { ...actor, clientId, permissions: new Set(contactPermissions(grants)) } };
}

async function accountOf(ctx: CommandContext, person: Person, input: CheckoutInput) {
  const { userId } = person;
  // One at a time per person: a double click must not open two accounts.
  await ctx.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`account:${userId}`}, 0))`);
  const [known] = await contactsOf(ctx, userId);
  if (known) return known;
  const user = await userRecipient(ctx, userId);
  if (!user) throw new AppError('auth.forbidden');
  const { currency } = await getCart(ctx, input.cartToken);
  const account = { ...demandAccount(input.account), email: user.email };
  return { clientId: await openAccount(ctx, { userId, account, currency }), grants: ['owner'] as const };
}
