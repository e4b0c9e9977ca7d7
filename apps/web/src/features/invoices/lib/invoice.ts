import type { RouterOutputs } from '#lib/trpc.ts';

export type Invoice = RouterOutputs['billing']['get'];

/** What every dialog about an invoice takes. */
export interface InvoiceDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  invoice: Invoice;
}
