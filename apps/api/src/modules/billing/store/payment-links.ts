import { and, asc, desc, eq, gt, inArray, isNull } from 'drizzle-orm';
import { invoices, paymentLinks } from '#db/schema/billing.ts';
import { newToken, tokenHash } from '#lib/auth/opaque-token.ts';
import { actorName } from '#lib/authz/actor.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { getInvoiceRow, type InvoiceRow } from './invoices.ts';
import { followersOf, isReplacement } from './relations.ts';

export type PaymentLinkRow = typeof paymentLinks.$inferSelect;

/** What of a client a link shows. */
export interface LinkScope {
  clientId: string;
  /** Null: all that is open. */
  invoiceId: string | null;
}

/** Where a link leads. The token stands behind the hash: browsers send it to no server, so that no log has it. */
export const linkPath = (token: string): string => `/pay#${token}`;

/** Makes a link that holds for the provider's number of days; its token is told once, here. */
export async function insertLink(
  ctx: CommandContext,
  { clientId, invoiceId }: LinkScope,
  madeByName: string | null = actorName(ctx.actor),
) {
  const { paymentLinkDays } = await readSettings(ctx, 'billing');
  const token = newToken();
  const row = {
    ...{ tenantId: ctx.tenant.id, id: ctx.newId(), clientId, invoiceId, madeByName },
    tokenHash: tokenHash(token),
    createdAt: ctx.realNow,
    expiresAt: ctx.realNow.add({ hours: 24 * paymentLinkDays }),
  };
  await ctx.tx.insert(paymentLinks).values(row);
  return { linkId: row.id, path: linkPath(token), expiresAt: row.expiresAt };
}

/**
 * The link of a token. Throws `request.not_found` for any other text, `billing.payment_link_over` for one that has expired
 * or was revoked.
 */
export async function openLink(ctx: QueryContext, token: string): Promise<PaymentLinkRow> {
  const [row] = await ctx.tx
    .select()
    .from(paymentLinks)
    .where(and(eq(paymentLinks.tenantId, ctx.tenant.id), eq(paymentLinks.tokenHash, tokenHash(token))));
  if (!row) throw notFound();
  if (row.revokedAt !== null || Temporal.Instant.compare(row.expiresAt, ctx.realNow) <= 0)
    throw new AppError('billing.payment_link_over');
  return row;
}

const MAX_OPEN = 200;

/** The documents that a link shows: the one it is of, or all that is open of its client, the one due first at the top. */
export async function linkedInvoices(ctx: QueryContext, link: PaymentLinkRow): Promise<InvoiceRow[]> {
  if (link.invoiceId !== null) return [await standingFor(ctx, await getInvoiceRow(ctx, link.invoiceId))];
  return ctx.tx
    .select()
    .from(invoices)
    .where(
      and(eq(invoices.tenantId, ctx.tenant.id), eq(invoices.clientId, link.clientId), eq(invoices.status, 'issued')),
    )
    .orderBy(asc(invoices.dueOn), asc(invoices.createdAt))
    .limit(MAX_OPEN);
}

/** The invoice itself, what was issued in its place after it was voided, or the invoice of a paid pro forma. */
async function standingFor(ctx: QueryContext, invoice: InvoiceRow): Promise<InvoiceRow> {
  if (invoice.status !== 'void' && !(invoice.kind === 'proforma' && invoice.status === 'paid')) return invoice;
  const [next] = (await followersOf(ctx, invoice.id)).filter((one) => isReplacement(one) && one.number !== null);
  return next ?? invoice;
}

/** Links of a client that hold, the latest first: those of one invoice, or those of all that is open. */
export async function validLinks(ctx: QueryContext, of: LinkScope): Promise<PaymentLinkRow[]> {
  return ctx.tx
    .select()
    .from(paymentLinks)
    .where(and(...holding(ctx), ...within(of)))
    .orderBy(desc(paymentLinks.createdAt), desc(paymentLinks.id))
    .limit(100);
}

/** Ends links that still hold; answers how many. */
export async function revokeLinks(ctx: CommandContext, of: LinkScope & { linkIds?: string[] }): Promise<number> {
  const rows = await ctx.tx
    .update(paymentLinks)
    .set({ revokedAt: ctx.realNow })
    .where(
      and(...holding(ctx), ...within(of), of.linkIds === undefined ? undefined : inArray(paymentLinks.id, of.linkIds)),
    )
    .returning({ id: paymentLinks.id });
  return rows.length;
}

const holding = (ctx: QueryContext) => [
  eq(paymentLinks.tenantId, ctx.tenant.id),
  isNull(paymentLinks.revokedAt),
  gt(paymentLinks.expiresAt, ctx.realNow),
];

const within = ({ clientId, invoiceId }: LinkScope) => [
  eq(paymentLinks.clientId, clientId),
  invoiceId === null ? isNull(paymentLinks.invoiceId) : eq(paymentLinks.invoiceId, invoiceId),
];
