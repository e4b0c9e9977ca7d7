import type { SavedMethod } from '@panel1/plugin-sdk';
import { and, count, eq, inArray } from 'drizzle-orm';
import { paymentMethodSetups } from '#db/schema/payments.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { notFound } from '#lib/errors/app-error.ts';
import { nextSetupStatus, type SetupAction } from '../core/setup-state.ts';
import { keepMethod } from './methods.ts';

export type SetupRow = typeof paymentMethodSetups.$inferSelect;
type SetupChange = Partial<Omit<typeof paymentMethodSetups.$inferInsert, 'tenantId' | 'id' | 'clientId' | 'status'>>;

const oneSetup = (ctx: QueryContext, methodSetupId: string) =>
  and(eq(paymentMethodSetups.tenantId, ctx.tenant.id), eq(paymentMethodSetups.id, methodSetupId));

export async function getSetupRow(ctx: QueryContext, methodSetupId: string): Promise<SetupRow> {
  const [row] = await ctx.tx.select().from(paymentMethodSetups).where(oneSetup(ctx, methodSetupId));
  if (!row) throw notFound();
  return row;
}

/** The set-up, locked until the end of the transaction. */
export async function lockSetup(ctx: CommandContext, methodSetupId: string): Promise<SetupRow> {
  const [row] = await ctx.tx.select().from(paymentMethodSetups).where(oneSetup(ctx, methodSetupId)).for('update');
  if (!row) throw notFound();
  return row;
}

/** Our set-up that a gateway speaks of: by the operation id that it carries, else by its own reference. */
export async function findSetupOf(
  ctx: QueryContext,
  of: { pluginId: string; operationId: string | undefined; setupRef: string | undefined },
): Promise<SetupRow | undefined> {
  const mine = and(eq(paymentMethodSetups.tenantId, ctx.tenant.id), eq(paymentMethodSetups.pluginId, of.pluginId));
  const { operationId, setupRef } = of;
  for (const which of [
    operationId !== undefined && UUID.test(operationId) ? eq(paymentMethodSetups.id, operationId) : undefined,
    setupRef === undefined ? undefined : eq(paymentMethodSetups.providerRef, setupRef),
  ]) {
    if (!which) continue;
    const [row] = await ctx.tx.select().from(paymentMethodSetups).where(and(mine, which));
    if (row) return row;
  }
  return undefined;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export async function insertSetup(
  ctx: CommandContext,
  row: Pick<SetupRow, 'id' | 'clientId' | 'pluginId' | 'currency'>,
): Promise<void> {
  await ctx.tx
    .insert(paymentMethodSetups)
    .values({ ...row, tenantId: ctx.tenant.id, status: 'planned', createdAt: ctx.now });
}

/** Moves a locked set-up by the state table; false when the news changes nothing (then nothing is written). */
export async function moveSetup(
  ctx: CommandContext,
  row: SetupRow,
  of: { action: SetupAction; change?: SetupChange },
): Promise<boolean> {
  const status = nextSetupStatus(row.status, of.action);
  if (status === null) return false;
  await ctx.tx
    .update(paymentMethodSetups)
    .set({ ...of.change, status, ...(status === 'needs_action' ? {} : { redirectUrl: null, settledAt: ctx.now }) })
    .where(oneSetup(ctx, row.id));
  return true;
}

/** Gives up what the client began before and did not finish: a page that is still open can be left. */
export async function replaceEarlierSetups(ctx: CommandContext, clientId: string): Promise<void> {
  const earlier = await ctx.tx
    .select()
    .from(paymentMethodSetups)
    .where(
      and(
        eq(paymentMethodSetups.tenantId, ctx.tenant.id),
        eq(paymentMethodSetups.clientId, clientId),
        inArray(paymentMethodSetups.status, ['planned', 'needs_action']),
      ),
    )
    .for('update');
  for (const row of earlier) await moveSetup(ctx, row, { action: 'cancel' });
}

/** The payer left a method: it is kept once, however often the gateway says so. */
export async function completeSetup(ctx: CommandContext, row: SetupRow, method: SavedMethod): Promise<void> {
  if (nextSetupStatus(row.status, 'succeed') === null) return;
  const { clientId, pluginId } = row;
  const paymentMethodId = await keepMethod(ctx, { clientId, pluginId, method });
  await moveSetup(ctx, row, {
    action: 'succeed',
    change: { paymentMethodId, failureCode: null, failureMessage: null },
  });
}

/** How many set-ups still wait for their page: the gateway is not switched off under them. */
export async function openSetupsThrough(ctx: QueryContext, pluginId: string): Promise<number> {
  const [open] = await ctx.tx
    .select({ total: count() })
    .from(paymentMethodSetups)
    .where(
      and(
        eq(paymentMethodSetups.tenantId, ctx.tenant.id),
        eq(paymentMethodSetups.pluginId, pluginId),
        eq(paymentMethodSetups.status, 'planned'),
      ),
    );
  return open?.total ?? 0;
}
