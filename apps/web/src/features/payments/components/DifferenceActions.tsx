import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { useCan } from '#lib/auth/session.ts';
import { trpc } from '#lib/trpc.ts';
import { ExplainSheet } from '../forms/ExplainSheet.tsx';
import { useDone } from '../hooks/use-reconciliation.ts';
import type { Difference } from '../lib/difference.ts';

/** What can be done about a difference: look again, book its fee, say why it is right. */
export function DifferenceActions({ difference }: { difference: Difference }) {
  const { t } = useLingui();
  const can = useCan();
  const [explaining, setExplaining] = useState(false);
  const refetch = useMutation(trpc.payments.refetchDifference.mutationOptions(useDone(t`The gateway is asked again`)));
  const book = useMutation(trpc.payments.bookEntryFee.mutationOptions(useDone(t`The fee is booked`)));
  const { id: differenceId, offers } = difference;
  if (!can('reconciliation:manage') || difference.state !== 'open') return null;
  return (
    <span className="flex flex-wrap justify-end gap-1.5">
      {offers.bookFee ? (
        <Button size="sm" busy={book.isPending} onClick={() => book.mutate({ differenceId })}>
          <Trans>Book the fee</Trans>
        </Button>
      ) : null}
      <Button size="sm" variant="outline" busy={refetch.isPending} onClick={() => refetch.mutate({ differenceId })}>
        <Trans>Fetch again</Trans>
      </Button>
      <Button size="sm" variant="outline" onClick={() => setExplaining(true)}>
        <Trans>Explain</Trans>
      </Button>
      <ExplainSheet open={explaining} onOpenChange={setExplaining} differenceId={differenceId} />
    </span>
  );
}
