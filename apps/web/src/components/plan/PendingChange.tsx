import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { DateText } from '#components/DateText.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { Button, buttonVariants } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';

type Pending = NonNullable<RouterOutputs['subscriptions']['get']['pendingChange']>;

interface PendingChangeProps {
  subscriptionId: string;
  pending: Pending;
  mayWithdraw: boolean;
  invoicesPath: string;
}

/** A change of plan that is agreed and not in force, with the way to pay for it and the way back. */
export function PendingChange({ subscriptionId, pending, mayWithdraw, invoicesPath }: PendingChangeProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const queryClient = useQueryClient();
  const withdraw = useMutation(
    trpc.subscriptions.withdrawChange.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.subscriptions.pathFilter());
        await queryClient.invalidateQueries(trpc.billing.pathFilter());
        toast.success(t`The plan stays as it is`);
      },
      onError: (error) => toast.error(textOf(error)),
    }),
  );
  if (pending.isPrice)
    return (
      <Alert
        tone="info"
        title={
          <Trans>
            From <DateText value={pending.from} />: <MoneyText {...pending.recurring} />
          </Trans>
        }
      >
        <p>
          <Trans>The price changes with that renewal. Who cancels before never pays it.</Trans>
        </p>
      </Alert>
    );
  return (
    <Alert tone="info" title={<Trans>Change to {pending.description}</Trans>}>
      <p>{pending.invoiceId === null ? <PlannedText pending={pending} /> : <WaitingText pending={pending} />}</p>
      {mayWithdraw ? (
        <div className="mt-2 flex flex-wrap gap-2">
          {pending.invoiceId === null ? null : (
            <Link to={`${invoicesPath}/${pending.invoiceId}`} className={buttonVariants({ size: 'sm' })}>
              <Trans>Show the invoice</Trans>
            </Link>
          )}
          <Button
            variant="outline"
            size="sm"
            busy={withdraw.isPending}
            onClick={() => withdraw.mutate({ subscriptionId })}
          >
            <Trans>Withdraw the change</Trans>
          </Button>
        </div>
      ) : null}
    </Alert>
  );
}

function PlannedText({ pending }: { pending: Pending }) {
  return (
    <Trans>
      Planned for <DateText value={pending.from} />.
    </Trans>
  );
}

function WaitingText({ pending }: { pending: Pending }) {
  if (pending.lapsesOn === null) return <Trans>It waits for its invoice to be paid.</Trans>;
  return (
    <Trans>
      It waits for its invoice to be paid, until <DateText value={pending.lapsesOn} />.
    </Trans>
  );
}
