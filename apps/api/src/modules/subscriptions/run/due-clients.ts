import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { subscriptions } from '#db/schema/subscriptions.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { dueBy } from '../store/due.ts';
import type { SubscriptionRow } from '../store/subscriptions.ts';

/** A place in the index of what is due: by day and client. */
export interface Place {
  on: Temporal.PlainDate;
  clientId: string;
}

/** A client of whom something is due, and since which day. */
export interface DueClient extends Place {
  subscriptions: number;
}

/** Clients that one question to the index answers. */
export const PAGE = 500;

const { id, clientId, nextInvoiceOn } = subscriptions;

/** The next clients of whom something is due, in the order of the index: by day and client, after the last one. */
export async function dueClients(ctx: QueryContext, after: Place | null): Promise<DueClient[]> {
  return ctx.tx
    .select({ on: sql`${nextInvoiceOn}`.mapWith(nextInvoiceOn), clientId, subscriptions: sql<number>`count(*)::int` })
    .from(subscriptions)
    .where(
      and(
        dueBy(ctx, ctx.today),
        after === null
          ? undefined
          : sql`(${nextInvoiceOn}, ${clientId}) > (${after.on.toString()}::date, ${after.clientId}::uuid)`,
      ),
    )
    .groupBy(nextInvoiceOn, clientId)
    .orderBy(asc(nextInvoiceOn), asc(clientId))
    .limit(PAGE);
}

/** A place as text, and back; null for what is none. */
export const writePlace = ({ on, clientId: of }: Place): string => `${on.toString()} ${of}`;
export function readPlace(text: string): Place | null {
  const [on, of] = text.split(' ');
  return on && of ? { on: Temporal.PlainDate.from(on), clientId: of } : null;
}

/** The place that comes later in the index. */
export function later(a: Place | null, b: Place): Place {
  return a !== null && writePlace(a) > writePlace(b) ? a : b;
}

/**
 * Takes all that is due of clients, locked until the end of the transaction in the one order in which all lock
 * subscriptions. What somebody else holds is not waited for: its client is left to the next run as a whole.
 */
export async function takeDue(ctx: CommandContext, clientIds: readonly string[]): Promise<SubscriptionRow[][]> {
  const mine = and(dueBy(ctx, ctx.today), inArray(clientId, [...clientIds]));
  const all = ctx.tx
    .select({ owner: clientId, count: sql<number>`count(*)::int`.as('count') })
    .from(subscriptions)
    .where(mine)
    .groupBy(clientId)
    .as('all_due');
  const taken = await ctx.tx
    .select({ row: subscriptions, count: all.count })
    .from(subscriptions)
    .innerJoin(all, eq(all.owner, clientId))
    .where(mine)
    .orderBy(asc(id))
    .for('update', { of: subscriptions, skipLocked: true });
  return [...Map.groupBy(taken, ({ row }) => row.clientId).values()]
    .filter((rows) => rows.length === rows[0]?.count)
    .map((rows) => rows.map(({ row }) => row));
}
