import type { SavedMethod } from '@panel1/plugin-sdk';
import { and, eq, isNull } from 'drizzle-orm';
import { gatewayCustomers, paymentMethods } from '#db/schema/payments.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { notFound } from '#lib/errors/app-error.ts';

export type MethodRow = typeof paymentMethods.$inferSelect;

const live = (ctx: QueryContext) => and(eq(paymentMethods.tenantId, ctx.tenant.id), isNull(paymentMethods.removedAt));

export async function liveMethods(ctx: QueryContext, clientId: string): Promise<MethodRow[]> {
  return ctx.tx
    .select()
    .from(paymentMethods)
    .where(and(live(ctx), eq(paymentMethods.clientId, clientId)))
    .orderBy(paymentMethods.createdAt);
}

/** The method, as long as nobody removed it. */
export async function getMethodRow(ctx: QueryContext, paymentMethodId: string): Promise<MethodRow> {
  const [row] = await ctx.tx
    .select()
    .from(paymentMethods)
    .where(and(live(ctx), eq(paymentMethods.id, paymentMethodId)));
  if (!row) throw notFound();
  return row;
}

export async function defaultMethod(ctx: QueryContext, clientId: string): Promise<MethodRow | undefined> {
  return (await liveMethods(ctx, clientId)).find((row) => row.isDefault);
}

/** Makes one method the client's default, which is charged automatically; null: none is. */
export async function makeDefault(
  ctx: CommandContext,
  of: { clientId: string; paymentMethodId: string | null },
): Promise<void> {
  const mine = and(live(ctx), eq(paymentMethods.clientId, of.clientId));
  await ctx.tx.update(paymentMethods).set({ isDefault: false }).where(mine);
  if (of.paymentMethodId === null) return;
  await ctx.tx
    .update(paymentMethods)
    .set({ isDefault: true })
    .where(and(mine, eq(paymentMethods.id, of.paymentMethodId)));
}

/** The customer that the gateway knows the client by, if any. */
export async function customerRef(
  ctx: QueryContext,
  of: { clientId: string; pluginId: string },
): Promise<string | undefined> {
  const [row] = await ctx.tx
    .select({ customerRef: gatewayCustomers.customerRef })
    .from(gatewayCustomers)
    .where(
      and(
        eq(gatewayCustomers.tenantId, ctx.tenant.id),
        eq(gatewayCustomers.clientId, of.clientId),
        eq(gatewayCustomers.pluginId, of.pluginId),
      ),
    );
  return row?.customerRef;
}

/**
 * Keeps a method that the payer left at the gateway, once; a client's first one becomes the default. Answers its id. The
 * upsert of the customer comes first: its row is what two at a time wait for.
 */
export async function keepMethod(
  ctx: CommandContext,
  of: { clientId: string; pluginId: string; method: SavedMethod },
): Promise<string> {
  const { clientId, pluginId, method } = of;
  const paymentMethodId = ctx.newId();
  await ctx.tx
    .insert(gatewayCustomers)
    .values({ tenantId: ctx.tenant.id, id: ctx.newId(), clientId, pluginId, customerRef: method.customerRef })
    .onConflictDoUpdate({
      target: [gatewayCustomers.tenantId, gatewayCustomers.clientId, gatewayCustomers.pluginId],
      set: { customerRef: method.customerRef },
    });
  const inserted = await ctx.tx
    .insert(paymentMethods)
    .values({
      tenantId: ctx.tenant.id,
      id: paymentMethodId,
      clientId,
      pluginId,
      customerRef: method.customerRef,
      methodRef: method.methodRef,
      label: labelOf(method),
      expiresOn: expiryOf(method),
      isDefault: (await liveMethods(ctx, clientId)).length === 0,
      createdAt: ctx.now,
    })
    .onConflictDoNothing()
    .returning({ id: paymentMethods.id });
  if (inserted.length > 0) {
    ctx.emit('payment_method.saved', { paymentMethodId }, { clientId });
    return paymentMethodId;
  }
  const [known] = await ctx.tx
    .select({ id: paymentMethods.id })
    .from(paymentMethods)
    .where(
      and(
        eq(paymentMethods.tenantId, ctx.tenant.id),
        eq(paymentMethods.pluginId, pluginId),
        eq(paymentMethods.methodRef, method.methodRef),
      ),
    );
  if (!known) throw notFound();
  return known.id;
}

function labelOf({ brand, kind, last4 }: SavedMethod): string {
  const name = brand ?? kind;
  return last4 === undefined ? name : `${name} •••• ${last4}`;
}

function expiryOf({ expiryMonth, expiryYear }: SavedMethod): string | null {
  if (expiryMonth === undefined || expiryYear === undefined) return null;
  return `${expiryYear}-${String(expiryMonth).padStart(2, '0')}`;
}

/** The method, removed or not: what was sent with it must still be asked about. */
export async function findMethodRow(ctx: QueryContext, paymentMethodId: string): Promise<MethodRow> {
  const [row] = await ctx.tx
    .select()
    .from(paymentMethods)
    .where(and(eq(paymentMethods.tenantId, ctx.tenant.id), eq(paymentMethods.id, paymentMethodId)));
  if (!row) throw notFound();
  return row;
}
