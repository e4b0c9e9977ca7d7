import { recordAudit } from '#lib/audit/record.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { updateRows } from '#lib/rows/write-rows.ts';
import { issueTogether } from '#modules/billing/index.ts';
import { nextInvoiceOn } from '../core/periods.ts';
import { leadDays } from '../store/progress.ts';
import { type Due, dueOf, invoiceOver, isPlain, MAX_PER_INVOICE, mostPeriods } from '../store/renewal.ts';
import { countBilled, figuresOf } from '../store/run-days.ts';
import { takeDue } from './due-clients.ts';
import { askAbout, farAbove } from './hold-amounts.ts';

/** All that is due of one client in one currency. */
type Renewal = [Due, ...Due[]];

export interface Renewed {
  /** Subscriptions that are invoiced now. */
  count: number;
  /** Ids of subscriptions that are billed client by client. */
  others: string[][];
}

/**
 * Invoices what is due of many clients in this transaction, to the row as `subscriptions.renew_subscriptions` would, by a
 * number of statements that does not grow with theirs. Whoever needs more than that is answered as `others`.
 */
export async function renewClients(ctx: CommandContext, clientIds: readonly string[]): Promise<Renewed> {
  const lead = await leadDays(ctx);
  const renewals = (await takeDue(ctx, clientIds)).flatMap((rows) => {
    const due = rows.flatMap((row) => dueOf(row, { today: ctx.today, lead }) ?? []);
    return [...Map.groupBy(due, ({ row }) => row.currency).values()].filter(isRenewal);
  });
  const plain = renewals.filter((due) => due.length <= MAX_PER_INVOICE && due.every(isPlain));
  const { issued, others } = await issueTogether(
    ctx,
    plain.map((renewal) => ({ renewal, ...invoiceOver(renewal, lead) })),
    async (computed) => {
      const would = computed.map(({ wanted, totalMinor }) => ({
        ...{ wanted, totalMinor, clientId: wanted.clientId, currency: wanted.currency },
        periods: mostPeriods(wanted.renewal),
        subscriptionIds: idsOf(wanted.renewal),
      }));
      const held = await farAbove(ctx, would);
      await askAbout(ctx, held);
      return new Set(held.map(({ wanted }) => wanted));
    },
  );
  const done = issued.map(({ wanted }) => wanted.renewal);
  await count(ctx, done.flat(), lead);
  await recordAudit(
    ctx,
    issued.map(({ invoiceId, wanted: { renewal, clientId } }) => ({
      action: 'subscriptions.renew_subscriptions',
      record: {
        resource: { kind: 'invoice', id: invoiceId },
        clientId,
        detail: { subscriptionIds: idsOf(renewal) },
      },
    })),
  );
  const billed = figuresOf(done.flat().map(({ row }) => row));
  ctx.atEnd(() => countBilled(ctx, billed));
  const odd = [...renewals.filter((one) => !plain.includes(one)), ...others.map(({ renewal }) => renewal)];
  return { count: done.flat().length, others: odd.map((one) => idsOf(one).slice(0, MAX_PER_INVOICE)) };
}

const isRenewal = (due: Due[]): due is Renewal => due.length > 0;
const idsOf = (renewal: Renewal) => renewal.map(({ row }) => row.id);

/** Stores what is invoiced, and when the next period is. */
async function count(ctx: CommandContext, done: readonly Due[], lead: number): Promise<void> {
  await updateRows(ctx, 'subscriptions', {
    columns: { periods_invoiced: 'int', next_invoice_on: 'date' },
    rows: done.map(({ row, basis, periods }) => {
      const periodsInvoiced = row.periodsInvoiced + periods.length;
      const next = nextInvoiceOn({ ...basis, periodsInvoiced }, lead);
      return { id: row.id, periods_invoiced: periodsInvoiced, next_invoice_on: next?.toString() ?? null };
    }),
  });
}
