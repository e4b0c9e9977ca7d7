import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { ConfirmDialog } from '#components/ConfirmDialog.tsx';
import { Button } from '#components/ui/button.tsx';
import { DropdownMenu, DropdownMenuItem, DropdownMenuSeparator } from '#components/ui/dropdown-menu.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useMoneyMutation } from '#hooks/use-money-mutation.ts';
import { useCan } from '#lib/auth/session.ts';
import { queryClient } from '#lib/query-client.ts';
import { api, trpc } from '#lib/trpc.ts';
import { ReasonSheet } from '../forms/ReasonSheet.tsx';
import type { Order } from '../lib/order.ts';

type Open = 'accept' | 'hold' | 'cancel' | 'fraud' | null;

/** What can be done with an order in its state: accept it, hold or release it, end it. */
export function OrderActions({ order }: { order: Order }) {
  const { t } = useLingui();
  const can = useCan();
  const [open, setOpen] = useState<Open>(null);
  const accept = useMoneyMutation(api.ordering.accept.mutate);
  const release = useMutation(trpc.ordering.release.mutationOptions());
  const next = new Set<string>(order.nextStatuses);
  const dialog = (name: Open) => ({ open: open === name, onOpenChange: (to: boolean) => setOpen(to ? name : null) });
  const done = async (text: string) => {
    await queryClient.invalidateQueries({ queryKey: trpc.ordering.pathKey() });
    toast.success(text);
  };
  const letGo = async () => {
    const { isAccepted } = await release.mutateAsync({ orderId: order.orderId });
    await done(isAccepted ? t`Order accepted` : t`Order released; it waits for its payment`);
  };
  const isPaid = order.invoice?.status === 'paid';
  return (
    <>
      <OrderMenu order={order} onOpen={setOpen} onRelease={() => void letGo()} />
      {next.has('accepted') && can('order:accept') ? (
        <Button onClick={() => setOpen('accept')}>
          <Trans>Accept order</Trans>
        </Button>
      ) : null}
      <ConfirmDialog
        {...dialog('accept')}
        title={<Trans>Accept order {order.number}?</Trans>}
        confirmLabel={<Trans>Accept order</Trans>}
        onConfirm={async () => {
          await accept.mutateAsync({ orderId: order.orderId });
          await done(t`Order accepted`);
        }}
      >
        {isPaid ? (
          <Trans>Its services are set up at once.</Trans>
        ) : (
          <Trans>Its invoice is not paid. Its services are set up at once all the same.</Trans>
        )}
      </ConfirmDialog>
      <ReasonSheet {...dialog('hold')} order={order} kind="hold" onDone={() => done(t`Order held`)} />
      <ReasonSheet {...dialog('cancel')} order={order} kind="cancel" onDone={() => done(t`Order cancelled`)} />
      <ReasonSheet {...dialog('fraud')} order={order} kind="fraud" onDone={() => done(t`Order marked as fraud`)} />
    </>
  );
}

interface OrderMenuProps {
  order: Order;
  onOpen: (open: Open) => void;
  onRelease: () => void;
}

function OrderMenu({ order, onOpen, onRelease }: OrderMenuProps) {
  const can = useCan();
  const next = new Set<string>(order.nextStatuses);
  const mayReview = can('order:accept');
  const mayEnd = can('order:cancel') && next.has('cancelled');
  if (!mayEnd && !(mayReview && (next.has('in_review') || order.status === 'in_review'))) return null;
  return (
    <DropdownMenu
      trigger={
        <Button variant="outline">
          <Ellipsis aria-hidden="true" />
          <Trans>More</Trans>
        </Button>
      }
    >
      {mayReview && next.has('in_review') ? (
        <DropdownMenuItem onClick={() => onOpen('hold')}>
          <Trans>Hold for review</Trans>
        </DropdownMenuItem>
      ) : null}
      {mayReview && order.status === 'in_review' ? (
        <DropdownMenuItem onClick={onRelease}>
          <Trans>Release</Trans>
        </DropdownMenuItem>
      ) : null}
      {mayEnd ? (
        <>
          <DropdownMenuSeparator />
          <DropdownMenuItem tone="danger" onClick={() => onOpen('cancel')}>
            <Trans>Cancel order</Trans>
          </DropdownMenuItem>
          <DropdownMenuItem tone="danger" onClick={() => onOpen('fraud')}>
            <Trans>Mark as fraud</Trans>
          </DropdownMenuItem>
        </>
      ) : null}
    </DropdownMenu>
  );
}
