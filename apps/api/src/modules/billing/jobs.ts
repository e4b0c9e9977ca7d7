import { and, asc, eq, gt, isNull, lte, type SQL, sql } from 'drizzle-orm';
import { funds } from '#db/schema/billing-ledger.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { runAsSystem } from '#lib/command/execute.ts';
import type { Schedule } from '#lib/jobs/schedule.ts';
import { deleteOldRows } from '#lib/retention/retention.ts';
import type { Kernel } from '#lib/services.ts';
import { expireCredit } from './commands/expire-credit.ts';
import { issueInvoice } from './commands/issue-invoice.ts';
import { tellExpiry } from './commands/tell-expiry.ts';
import { gatheringDrafts, issuesOn } from './store/gathering.ts';
import { lockInvoice } from './store/invoices.ts';

const BATCH = 500;
/** How long before credit is gone its owner hears of it. */
const TOLD_DAYS_BEFORE = 14;

/** What is left past its day is written off, however long the worker was down; before that, its owner is told. */
export const billingJobs: Schedule[] = [
  { name: 'billing.expire_credit', everySeconds: 300, followsDate: true, run: expireAll },
  { name: 'billing.tell_expiry', everySeconds: 3600, followsDate: true, run: tellAll },
  { name: 'billing.issue_gathered', everySeconds: 600, followsDate: true, run: issueGathered },
  { name: 'billing.delete_old_payment_links', everySeconds: 86_400, run: deleteOldLinks },
];

/** Issues what was gathered of each client, when its day of the month has come; each in a transaction of its own. */
async function issueGathered(kernel: Kernel, tenantId: string): Promise<void> {
  const of = nameOf(tenantId, 'issue_gathered');
  for (const invoiceId of await runAsSystem(kernel, of, gatheringDrafts))
    try {
      await runAsSystem(kernel, of, (ctx) => issueWhenDue(ctx, invoiceId));
    } catch (error) {
      kernel.log.error({ err: error, ...of, invoiceId }, 'a gathered invoice could not be issued');
    }
}

async function issueWhenDue(ctx: CommandContext, invoiceId: string): Promise<void> {
  const draft = await lockInvoice(ctx, invoiceId);
  if (draft.status !== 'draft') return;
  if (Temporal.PlainDate.compare(await issuesOn(ctx, draft), ctx.today) > 0) return;
  await ctx.call(issueInvoice, { invoiceId });
}

/** Long enough to tell whoever opens an old mail that its link is over. */
const LINKS_KEPT_DAYS = 400;

async function deleteOldLinks(kernel: Kernel, tenantId: string): Promise<void> {
  await deleteOldRows(kernel, tenantId, {
    table: 'payment_links',
    where: (before) => sql`expires_at < ${before}`,
    keptDays: LINKS_KEPT_DAYS,
  });
}

const nameOf = (tenantId: string, job: string) => ({ tenantId, name: 'billing', requestId: `job:billing.${job}` });

async function expireAll(kernel: Kernel, tenantId: string): Promise<void> {
  const of = nameOf(tenantId, 'expire_credit');
  const isOver = (ctx: CommandContext) => lte(funds.expiresOn, ctx.today);
  await forEachFund({ kernel, of, which: isOver }, (ctx, fundId) => ctx.call(expireCredit, { fundId }));
}

async function tellAll(kernel: Kernel, tenantId: string): Promise<void> {
  const of = nameOf(tenantId, 'tell_expiry');
  const isNear = (ctx: CommandContext) =>
    and(
      isNull(funds.expiryToldAt),
      gt(funds.expiresOn, ctx.today),
      lte(funds.expiresOn, ctx.today.add({ days: TOLD_DAYS_BEFORE })),
    );
  await forEachFund({ kernel, of, which: isNear }, (ctx, fundId) => ctx.call(tellExpiry, { fundId }));
}

interface Run {
  kernel: Kernel;
  of: { tenantId: string; name: string; requestId: string };
  which(ctx: CommandContext): SQL | undefined;
}

/** Each credit in a transaction of its own: one that fails stops no other. */
async function forEachFund(
  { kernel, of, which }: Run,
  act: (ctx: CommandContext, fundId: string) => Promise<unknown>,
): Promise<void> {
  let after: string | null = null;
  for (;;) {
    const found: { id: string }[] = await runAsSystem(kernel, of, (ctx) => fundsAfter(ctx, after, which(ctx)));
    for (const { id: fundId } of found)
      try {
        await runAsSystem(kernel, of, (ctx) => act(ctx, fundId));
      } catch (error) {
        kernel.log.error({ err: error, ...of, fundId }, 'expiring credit could not be handled');
      }
    const last = found.at(-1);
    if (!last || found.length < BATCH) return;
    after = last.id;
  }
}

const fundsAfter = (ctx: CommandContext, after: string | null, which: SQL | undefined) =>
  ctx.tx
    .select({ id: funds.id })
    .from(funds)
    .where(
      and(
        ...[eq(funds.tenantId, ctx.tenant.id), gt(funds.leftMinor, 0n), which],
        after === null ? undefined : gt(funds.id, after),
      ),
    )
    .orderBy(asc(funds.id))
    .limit(BATCH);
