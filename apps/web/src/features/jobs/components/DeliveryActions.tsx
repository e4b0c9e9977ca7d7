import { Trans } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { CircleSlash, RotateCw } from 'lucide-react';
import { useState } from 'react';
import type { BulkSelection } from '#components/data-table/types.ts';
import { Button } from '#components/ui/button.tsx';
import { useCan } from '#lib/auth/session.ts';
import { api } from '#lib/trpc.ts';
import { DismissDeliveriesSheet } from '../forms/DismissDeliveriesSheet.tsx';
import { useEachDelivery } from '../hooks/use-deliveries.ts';

/** What a person can do with the selected events. */
export function DeliveryActions({ ids, clear }: BulkSelection) {
  const can = useCan();
  const each = useEachDelivery();
  const [dismissing, setDismissing] = useState(false);
  const revive = useMutation({
    mutationFn: () => each(ids, (key) => api.instance.reviveDelivery.mutate(key)),
    onSuccess: clear,
  });
  return (
    <>
      {can('effect:retry') ? (
        <Button size="sm" variant="outline" busy={revive.isPending} onClick={() => revive.mutate()}>
          <RotateCw aria-hidden="true" />
          <Trans>Handle again</Trans>
        </Button>
      ) : null}
      {can('effect:resolve') ? (
        <Button size="sm" variant="outline" onClick={() => setDismissing(true)}>
          <CircleSlash aria-hidden="true" />
          <Trans>Put aside</Trans>
        </Button>
      ) : null}
      <DismissDeliveriesSheet open={dismissing} onOpenChange={setDismissing} ids={ids} onDone={clear} />
    </>
  );
}
