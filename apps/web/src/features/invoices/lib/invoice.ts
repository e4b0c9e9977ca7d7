import type { RouterOutputs } from '#lib/trpc.ts';

export type Invoice = RouterOutputs['billing']['get'];

/** What every dialog about an invoice takes. */
export interface InvoiceDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  invoice: Invoice;
}

/** True for an invoice that nothing happened to since it was issued: it may be voided. */
export const isVoidable = ({ status, paid, credited }: Invoice): boolean =>
  status === 'issued' && paid.amountMinor === '0' && credited.amountMinor === '0';

/** True for an invoice that a credit note can take back as a whole. */
export const isWhole = ({ kind, creditable, total, disputed }: Invoice): boolean =>
  kind === 'invoice' &&
  disputed.amountMinor === '0' &&
  creditable.amountMinor !== '0' &&
  creditable.amountMinor === total.amountMinor;
