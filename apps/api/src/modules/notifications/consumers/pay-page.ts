import type { CommandContext } from '#lib/command/command.ts';
import { insertLink } from '#modules/billing/index.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { PAGES } from '../core/links.ts';

/**
 * Where a mail lets its reader pay an invoice, or (null) all that is open: a new payment link, or the client area where the
 * provider wants a login.
 */
export async function payPage(
  ctx: CommandContext,
  of: { clientId: string; invoiceId: string | null },
): Promise<string> {
  const { mailsPaymentLinks } = await readSettings(ctx, 'billing');
  if (mailsPaymentLinks) return (await insertLink(ctx, of, null)).path;
  return of.invoiceId === null ? PAGES.portal() : PAGES.invoice(of.invoiceId);
}
