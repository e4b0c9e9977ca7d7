import type { ReminderTemplate } from '@panel1/shared-types';
import type { CommandContext } from '#lib/command/command.ts';
import { dunningPolicy, type InvoiceFacts, invoiceFacts, openInvoicesOf } from '#modules/billing/index.ts';
import type { ServiceFacts } from '#modules/provisioning/index.ts';
import type { TemplateContext } from '../core/template-contexts.ts';
import { type Pen, writeMail } from '../mails/write-mail.ts';
import { payPage } from './pay-page.ts';
import { clientReaders } from './readers.ts';

/** Reminds of an invoice, as long as something of it is open: what was paid since the reminder fell due needs none. */
export async function mailReminder(
  ctx: CommandContext,
  publicUrl: string,
  event: { id: string; payload: { invoiceId: string; template: ReminderTemplate } },
): Promise<void> {
  const { invoiceId, template } = event.payload;
  const [invoice] = await invoiceFacts(ctx, [invoiceId]);
  if (invoice?.status !== 'issued' || invoice.openMinor === 0n) return;
  const { clientId, currency, dueOn } = invoice;
  const { campaign } = await dunningPolicy(ctx, currency);
  const suspension = campaign.steps.find(({ action }) => action.kind === 'suspend');
  const suspendedOn = suspension && (dueOn?.add({ days: suspension.days }) ?? null);
  const page = await payPage(ctx, { clientId, invoiceId });
  const values = {
    invoice_due_soon: (pen: Pen, name: string) => owed({ pen, name, invoice, page }),
    invoice_overdue: (pen: Pen, name: string) => ({
      ...owed({ pen, name, invoice, page }),
      days_overdue: daysOverdue(ctx, pen, dueOn),
    }),
    invoice_last_reminder: (pen: Pen, name: string) => ({
      ...owed({ pen, name, invoice, page }),
      days_overdue: daysOverdue(ctx, pen, dueOn),
      suspended_on: suspendedOn ? pen.day(suspendedOn) : '',
    }),
  } satisfies { [T in ReminderTemplate]: (pen: Pen, name: string) => TemplateContext<T> };
  for (const to of await clientReaders(ctx, clientId, ['billing']))
    await writeMail<ReminderTemplate>(ctx, publicUrl, {
      template,
      to,
      key: event.id,
      clientId,
      about: { kind: 'invoice', id: invoiceId },
      values: (pen) => values[template](pen, to.name),
    });
}

/** What is owed for a service that was suspended for it; empty values where nothing is open any more. */
export async function owedForService(
  ctx: CommandContext,
  service: ServiceFacts,
): Promise<(pen: Pen) => { invoice_number: string; amount: string; due_date: string; pay_url: string }> {
  const open = service.subscriptionId === null ? [] : await openInvoicesOf(ctx, service.subscriptionId);
  const invoices = await invoiceFacts(
    ctx,
    open.map((one) => one.invoiceId),
  );
  const [invoice] = invoices
    .filter(({ status, openMinor, dueOn }) => status === 'issued' && openMinor > 0n && dueOn !== null)
    .sort((a, b) => (a.dueOn && b.dueOn ? Temporal.PlainDate.compare(a.dueOn, b.dueOn) : 0));
  const page = invoice ? await payPage(ctx, invoice) : '';
  return (pen) => {
    if (!invoice) return { invoice_number: '', amount: '', due_date: '', pay_url: '' };
    const { recipient_name: _name, ...rest } = owed({ pen, name: '', invoice, page });
    return rest;
  };
}

interface Owed {
  pen: Pen;
  name: string;
  invoice: InvoiceFacts;
  /** Where it is paid. */
  page: string;
}

const owed = ({ pen, name, invoice, page }: Owed) => ({
  recipient_name: name,
  invoice_number: invoice.number ?? '',
  amount: pen.money({ minor: invoice.openMinor, currency: invoice.currency }),
  due_date: invoice.dueOn === null ? '' : pen.day(invoice.dueOn),
  pay_url: pen.link(page),
});

function daysOverdue(ctx: CommandContext, pen: Pen, dueOn: Temporal.PlainDate | null): string {
  if (dueOn === null || Temporal.PlainDate.compare(dueOn, ctx.today) >= 0) return '';
  return pen.span(dueOn.until(ctx.today));
}
