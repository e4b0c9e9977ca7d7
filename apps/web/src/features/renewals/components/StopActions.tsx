import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '#components/ConfirmDialog.tsx';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import { trpc } from '#lib/trpc.ts';
import type { ShownStop } from '../lib/stop.ts';
import { Found, WhatStopped } from './WhatStopped.tsx';

/** The two answers to what the daily run asks. */
export function StopActions({ stop }: { stop: ShownStop }) {
  const { t } = useLingui();
  const [open, setOpen] = useState<'confirm' | 'refuse'>();
  const queryClient = useQueryClient();
  const confirm = useMutation(trpc.subscriptions.confirmStop.mutationOptions());
  const refuse = useMutation(trpc.subscriptions.refuseStop.mutationOptions());
  const { stopId, snapshot } = stop;
  if (snapshot === null) return null;
  const isRun = stop.kind === 'run';
  const close = (isOpen: boolean) => (isOpen ? undefined : setOpen(undefined));
  const answer = async (send: () => Promise<unknown>, said: string) => {
    try {
      await send();
      toast.success(said);
    } finally {
      // Also where it was not accepted: the page then shows what it is about now.
      await queryClient.invalidateQueries(trpc.subscriptions.pathFilter());
      await queryClient.invalidateQueries(trpc.reporting.pathFilter());
    }
  };
  const figures = (
    <span className="mb-2 block font-medium">
      <WhatStopped stop={stop} />: <Found stop={stop} />
    </span>
  );
  return (
    <>
      <Button onClick={() => setOpen('confirm')}>
        {isRun ? <Trans>Bill these renewals</Trans> : <Trans>Issue this invoice</Trans>}
      </Button>
      <Button variant="outline" onClick={() => setOpen('refuse')}>
        <Trans>Refuse</Trans>
      </Button>
      <ConfirmDialog
        open={open === 'confirm'}
        onOpenChange={close}
        title={isRun ? <Trans>Bill these renewals?</Trans> : <Trans>Issue this invoice?</Trans>}
        confirmLabel={isRun ? <Trans>Bill them</Trans> : <Trans>Issue it</Trans>}
        onConfirm={() =>
          answer(
            () => confirm.mutateAsync({ stopId, snapshot }),
            isRun ? t`The run goes on within a minute` : t`The invoice is issued`,
          )
        }
      >
        {figures}
        {isRun ? (
          <Trans>
            The run goes on within a minute and invoices what this page shows, missed periods in their order. Clients
            get their invoices at once.
          </Trans>
        ) : (
          <Trans>The invoice is issued now and goes to the client.</Trans>
        )}
      </ConfirmDialog>
      <ConfirmDialog
        open={open === 'refuse'}
        onOpenChange={close}
        title={isRun ? <Trans>Bill no renewals today?</Trans> : <Trans>Not issue this invoice?</Trans>}
        confirmLabel={<Trans>Refuse</Trans>}
        tone="danger"
        onConfirm={() =>
          answer(
            () => refuse.mutateAsync({ stopId }),
            isRun ? t`No renewals are billed today` : t`The invoice is not issued`,
          )
        }
      >
        {figures}
        {isRun ? (
          <Trans>Nothing more is billed today. From tomorrow on you are asked again, until somebody confirms.</Trans>
        ) : (
          <Trans>
            The invoice is not made while it would come to this amount: correct the price or the quantity first.
          </Trans>
        )}
      </ConfirmDialog>
    </>
  );
}
