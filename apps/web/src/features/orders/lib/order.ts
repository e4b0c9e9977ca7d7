import type { RouterOutputs } from '#lib/trpc.ts';

export type Order = RouterOutputs['ordering']['get'];

/** What every dialog about an order takes. */
export interface OrderDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  order: Order;
}
