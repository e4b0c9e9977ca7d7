import type { RouterOutputs } from '#lib/trpc.ts';

/** What every dialog about a client takes. */
export interface ClientDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  client: RouterOutputs['clients']['get'];
}
