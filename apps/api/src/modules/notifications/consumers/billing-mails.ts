import type { CommandContext } from '#lib/command/command.ts';
import { type InvoiceFacts, invoiceFacts } from '#modules/billing/index.ts';
import { type PaymentFacts, paymentFacts } from '#modules/payments/index.ts';
import { PAGES } from '../core/links.ts';
import { paymentReason } from '../core/payment-reasons.ts';
import type { TemplateContext } from '../core/template-contexts.ts';
import { type Pen, writeMail } from '../mails/write-mail.ts';
import { mailCreditBought } from './credit-mails.ts';
import { payPage } from './pay-page.ts';
import { clientReaders } from './readers.ts';

/** Tells of a pro forma, of its invoice once it is paid, and of any other new invoice. */
export async function mailDocumentIssued(
  ctx: CommandContext,
  publicUrl: string,
  event: { id: string; payload: { invoiceId: string } },
): Promise<void> {
  const [invoice] = await invoiceFacts(ctx, [event.payload.invoiceId]);
  if (!invoice) return;
  const [base] = invoice.basedOnId === null ? [] : await invoiceFacts(ctx, [invoice.basedOnId]);
  if (invoice.kind === 'proforma') await mailProforma(ctx, publicUrl, { key: event.id, invoice });
  else if (base?.kind === 'proforma' && base.status === 'paid')
    await mailPaidInvoice(ctx, publicUrl, { key: event.id, invoice });
  else await mailInvoiceIssued(ctx, publicUrl, event);
}

async function mailProforma(
  ctx: CommandContext,
  publicUrl: string,
  { key, invoice }: { key: string; invoice: InvoiceFacts },
): Promise<void> {
  const { invoiceId, clientId, dueOn } = invoice;
  const page = await payPage(ctx, { clientId, invoiceId });
  for (const to of await clientReaders(ctx, clientId, ['billing']))
    await writeMail(ctx, publicUrl, {
      ...{ template: 'proforma_issued', to, key, clientId, about: { kind: 'invoice', id: invoiceId } },
      values: (pen) => ({
        recipient_name: to.name,
        proforma_number: invoice.number ?? '',
        total: pen.money({ minor: invoice.totalMinor, currency: invoice.currency }),
        due_date: dueOn === null ? '' : pen.day(dueOn),
        invoice_url: pen.link(PAGES.invoice(invoiceId)),
        pay_url: pen.link(page),
      }),
    });
}

async function mailPaidInvoice(
  ctx: CommandContext,
  publicUrl: string,
  { key, invoice }: { key: string; invoice: InvoiceFacts },
): Promise<void> {
  const { invoiceId, clientId } = invoice;
  for (const to of await clientReaders(ctx, clientId, ['billing']))
    await writeMail(ctx, publicUrl, {
      ...{ template: 'invoice_paid', to, key, clientId, about: { kind: 'invoice', id: invoiceId } },
      values: (pen) => ({
        recipient_name: to.name,
        invoice_number: invoice.number ?? '',
        total: pen.money({ minor: invoice.totalMinor, currency: invoice.currency }),
        invoice_url: pen.link(PAGES.invoice(invoiceId)),
      }),
    });
}

/** Sends a new invoice's address; the PDF is behind it. One of nothing is not worth a mail. */
async function mailInvoiceIssued(
  ctx: CommandContext,
  publicUrl: string,
  event: { id: string; payload: { invoiceId: string } },
): Promise<void> {
  const [invoice] = await invoiceFacts(ctx, [event.payload.invoiceId]);
  if (!invoice || invoice.totalMinor === 0n) return;
  const { invoiceId, clientId, dueOn } = invoice;
  const page = await payPage(ctx, { clientId, invoiceId });
  for (const to of await clientReaders(ctx, clientId, ['billing']))
    await writeMail(ctx, publicUrl, {
      template: 'invoice_issued',
      to,
      key: event.id,
      clientId,
      about: { kind: 'invoice', id: invoiceId },
      values: (pen) => ({
        recipient_name: to.name,
        invoice_number: invoice.number ?? '',
        total: pen.money({ minor: invoice.totalMinor, currency: invoice.currency }),
        due_date: dueOn === null ? '' : pen.day(dueOn),
        invoice_url: pen.link(PAGES.invoice(invoiceId)),
        pay_url: pen.link(page),
      }),
    });
}

/** Sends the address of a credit note; the PDF is behind it. */
export async function mailCreditNoteIssued(
  ctx: CommandContext,
  publicUrl: string,
  event: { id: string; payload: { creditNoteId: string } },
): Promise<void> {
  const [note] = await invoiceFacts(ctx, [event.payload.creditNoteId]);
  if (!note || note.basedOnId === null) return;
  const [invoice] = await invoiceFacts(ctx, [note.basedOnId]);
  const { invoiceId: creditNoteId, clientId } = note;
  for (const to of await clientReaders(ctx, clientId, ['billing']))
    await writeMail(ctx, publicUrl, {
      template: 'credit_note_issued',
      to,
      key: event.id,
      clientId,
      about: { kind: 'invoice', id: creditNoteId },
      values: (pen) => ({
        recipient_name: to.name,
        credit_note_number: note.number ?? '',
        invoice_number: invoice?.number ?? '',
        total: pen.money({ minor: note.totalMinor, currency: note.currency }),
        credit_note_url: pen.link(PAGES.invoice(creditNoteId)),
      }),
    });
}

type PaymentTemplate = 'payment_received' | 'payment_failed';
type PaymentEvent = { id: string; payload: { paymentId: string } };

interface Told {
  pen: Pen;
  payment: PaymentFacts;
  /** `INV-1, INV-2`. */
  numbers: string;
  /** Page of the only invoice, or of the account. */
  url: string;
  recipient_name: string;
}

async function mailPayment<T extends PaymentTemplate>(
  ctx: CommandContext,
  of: {
    publicUrl: string;
    event: PaymentEvent;
    template: T;
    /** The mail leads to a page to pay on. */
    isToPay?: boolean;
    values(told: Told): TemplateContext<T>;
  },
): Promise<void> {
  const { paymentId } = of.event.payload;
  const payment = await paymentFacts(ctx, paymentId);
  // Whoever buys credit is there and sees what became of it.
  if (payment.isTopUp) return;
  const invoices = await invoiceFacts(ctx, payment.invoiceIds);
  const numbers = invoices.map((invoice) => invoice.number ?? '').join(', ');
  const [only, second] = payment.invoiceIds;
  const invoiceId = second === undefined ? (only ?? null) : null;
  const known = invoiceId === null ? PAGES.portal() : PAGES.invoice(invoiceId);
  const page = of.isToPay ? await payPage(ctx, { clientId: payment.clientId, invoiceId }) : known;
  for (const to of await clientReaders(ctx, payment.clientId, ['billing']))
    await writeMail(ctx, of.publicUrl, {
      template: of.template,
      to,
      key: of.event.id,
      clientId: payment.clientId,
      about: { kind: 'payment', id: paymentId },
      values: (pen) => of.values({ pen, payment, numbers, url: pen.link(page), recipient_name: to.name }),
    });
}

const amountOf = ({ pen, payment }: Told) => pen.money({ minor: payment.amountMinor, currency: payment.currency });

/** Money that bought credit has a receipt of its own. */
export async function mailPaymentReceived(ctx: CommandContext, publicUrl: string, event: PaymentEvent): Promise<void> {
  const { isTopUp } = await paymentFacts(ctx, event.payload.paymentId);
  await (isTopUp ? mailCreditBought(ctx, publicUrl, event) : mailReceived(ctx, publicUrl, event));
}

const mailReceived = (ctx: CommandContext, publicUrl: string, event: PaymentEvent) =>
  mailPayment(ctx, {
    publicUrl,
    event,
    template: 'payment_received',
    values: (told) => ({
      recipient_name: told.recipient_name,
      invoice_number: told.numbers,
      amount: amountOf(told),
      method: told.payment.methodLabel,
      paid_at: told.payment.settledAt === null ? '' : told.pen.moment(told.payment.settledAt),
      invoice_url: told.url,
    }),
  });

export const mailPaymentFailed = (ctx: CommandContext, publicUrl: string, event: PaymentEvent) =>
  mailPayment(ctx, {
    publicUrl,
    event,
    template: 'payment_failed',
    isToPay: true,
    values: (told) => ({
      recipient_name: told.recipient_name,
      invoice_number: told.numbers,
      amount: amountOf(told),
      reason: paymentReason(told.payment, told.pen.locale),
      next_attempt_at: '',
      pay_url: told.url,
    }),
  });
