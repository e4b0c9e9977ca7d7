import { id, MAIL_STATUSES, page, text } from '@panel1/shared-types';
import { and, asc, count, desc, eq, ilike, or, type SQL } from 'drizzle-orm';
import * as z from 'zod/mini';
import { mails } from '#db/schema/notifications.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { defineQuery } from '#lib/command/define.ts';
import type { MailRow } from '../store/mails.ts';

const MAX_COUNTED = 10_000;
const SORTS = { created: mails.createdAt, to: mails.toAddress, template: mails.template, status: mails.status };

/** The delivery log, searched in address, name and subject. */
export const listMails = defineQuery({
  name: 'notifications.list_mails',
  permission: 'mail:read',
  input: z.strictObject({
    ...page,
    search: z.optional(text(100, 0)),
    sort: z.optional(
      z.strictObject({ by: z.enum(['created', 'to', 'template', 'status']), direction: z.enum(['asc', 'desc']) }),
    ),
    filter: z.optional(
      z.strictObject({
        status: z.optional(z.enum(MAIL_STATUSES)),
        template: z.optional(z.string().check(z.maxLength(60))),
        clientId: z.optional(id()),
        /** What the mail is about: an invoice, a service, an order. */
        resourceId: z.optional(id()),
      }),
    ),
  }),
  example: () => ({}),
  run: async (ctx, { limit, offset, search, sort, filter = {} }) => {
    const where = and(
      eq(mails.tenantId, ctx.tenant.id),
      filter.status === undefined ? undefined : eq(mails.status, filter.status),
      filter.template === undefined ? undefined : eq(mails.template, filter.template),
      filter.clientId === undefined ? undefined : eq(mails.clientId, filter.clientId),
      filter.resourceId === undefined ? undefined : eq(mails.resourceId, filter.resourceId),
      matches(search ?? ''),
    );
    const order = sort?.direction === 'asc' ? asc : desc;
    const rows = await ctx.tx
      .select()
      .from(mails)
      .where(where)
      .orderBy(order(SORTS[sort?.by ?? 'created']), order(mails.id))
      .limit(limit)
      .offset(offset);
    const total = await countUpTo(ctx, where);
    return { rows: rows.map(mailSummary), total, isTotalCapped: total >= MAX_COUNTED };
  },
});

function matches(search: string): SQL | undefined {
  const wanted = search.trim();
  if (wanted === '') return undefined;
  const pattern = `%${wanted.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return or(ilike(mails.toAddress, pattern), ilike(mails.toName, pattern), ilike(mails.subject, pattern));
}

async function countUpTo(ctx: QueryContext, where: SQL | undefined): Promise<number> {
  const some = ctx.tx.select({ id: mails.id }).from(mails).where(where).limit(MAX_COUNTED).as('some');
  const [row] = await ctx.tx.select({ n: count() }).from(some);
  return row?.n ?? 0;
}

/** A mail of the log, without what it says. */
export function mailSummary(row: MailRow) {
  return {
    mailId: row.id,
    clientId: row.clientId,
    userId: row.userId,
    template: row.template,
    locale: row.locale,
    toAddress: row.toAddress,
    toName: row.toName,
    subject: row.subject,
    status: row.status,
    transport: row.transport,
    failureMessage: row.failureMessage,
    resourceKind: row.resourceKind,
    resourceId: row.resourceId,
    hasContent: row.contentEncrypted !== null,
    createdAt: row.createdAt.toString(),
    sentAt: row.sentAt?.toString() ?? null,
  };
}
