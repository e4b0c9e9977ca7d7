import { Trans } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { ConfirmDialog } from '#components/ConfirmDialog.tsx';
import { DateText } from '#components/DateText.tsx';
import { EmptyState } from '#components/EmptyState.tsx';
import { ErrorState } from '#components/ErrorState.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { Section } from '#components/Section.tsx';
import { Button } from '#components/ui/button.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { useSession } from '#lib/auth/session.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import type { Receipt } from './Received.tsx';

type Contract = RouterOutputs['withdrawals']['contracts']['contracts'][number];
type Item = Contract['items'][number];

/** What the own account may withdraw from, with what would go back. */
export function MyContracts({ onReceived }: { onReceived: (receipt: Receipt) => void }) {
  const query = useQuery(trpc.withdrawals.contracts.queryOptions({}));
  const [asked, setAsked] = useState<Item>();
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (query.isPending) return <Skeleton className="h-40" />;
  const { contracts } = query.data;
  if (contracts.length === 0)
    return (
      <EmptyState icon={Undo2} title={<Trans>Nothing to withdraw from</Trans>}>
        <Trans>No order of yours is within its days of withdrawal. You can cancel a service on its page.</Trans>
      </EmptyState>
    );
  return (
    <div className="flex flex-col gap-4">
      {contracts.map((contract) => (
        <Section
          key={contract.orderId}
          title={
            <Trans>
              Order <bdi className="num">{contract.number}</bdi>
            </Trans>
          }
        >
          <p className="mb-3 text-muted-foreground text-sm">
            <Trans>
              You can withdraw until <DateText value={contract.until} />.
            </Trans>{' '}
            {contract.hasAskedForStart ? <Trans>You pay for the days until then, the rest goes back.</Trans> : null}
          </p>
          <ul className="divide-y">
            {contract.items.map((item) => (
              <li key={item.subscriptionId} className="flex flex-wrap items-center justify-between gap-3 py-3">
                <span className="min-w-0 break-words">
                  <bdi>{item.description}</bdi>
                  {item.back ? (
                    <span className="block text-muted-foreground text-sm">
                      <Trans>
                        Goes back: <MoneyText {...item.back} />
                      </Trans>
                    </span>
                  ) : null}
                </span>
                <Button variant="outline" onClick={() => setAsked(item)}>
                  <Trans>Withdraw</Trans>
                </Button>
              </li>
            ))}
          </ul>
        </Section>
      ))}
      {asked ? <Confirm item={asked} onClose={() => setAsked(undefined)} onReceived={onReceived} /> : null}
    </div>
  );
}

interface ConfirmProps {
  item: Item;
  onClose: () => void;
  onReceived: (receipt: Receipt) => void;
}

function Confirm({ item, onClose, onReceived }: ConfirmProps) {
  const session = useSession();
  const queryClient = useQueryClient();
  const withdraw = useMutation(trpc.withdrawals.withdraw.mutationOptions());
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={<Trans>Withdraw from {item.description}?</Trans>}
      confirmLabel={<Trans>Confirm withdrawal</Trans>}
      tone="danger"
      onConfirm={async () => {
        const received = await withdraw.mutateAsync({ subscriptionIds: [item.subscriptionId] });
        await queryClient.invalidateQueries();
        onReceived({ ...received, email: session?.user.email ?? '', contract: item.description });
      }}
    >
      <Trans>The contract ends at once and with it the service and its data. This cannot be taken back.</Trans>
    </ConfirmDialog>
  );
}
