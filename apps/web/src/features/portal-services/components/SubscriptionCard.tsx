import { useLingui } from '@lingui/react';
import { Trans, useLingui as useMacro } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { DateText } from '#components/DateText.tsx';
import { ErrorState } from '#components/ErrorState.tsx';
import { WhyButton } from '#components/explain/WhyButton.tsx';
import { Facts } from '#components/Facts.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { ChangePlanSheet } from '#components/plan/ChangePlanSheet.tsx';
import { PendingChange } from '#components/plan/PendingChange.tsx';
import { Section } from '#components/Section.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { Button } from '#components/ui/button.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { useCan } from '#lib/auth/session.ts';
import { CYCLES } from '#lib/cycles.ts';
import { trpc } from '#lib/trpc.ts';
import { CancelSheet } from '../forms/CancelSheet.tsx';
import { isRunning, type Subscription } from '../lib/subscription.ts';

/** What the service costs, until when it is paid, and the way to end it. */
export function SubscriptionCard({ subscriptionId }: { subscriptionId: string }) {
  const query = useQuery(trpc.subscriptions.get.queryOptions({ subscriptionId }));
  const can = useCan();
  const mayCancel = can('subscription:cancel');
  const subscription = query.data;
  return (
    <Section
      title={<Trans>Plan</Trans>}
      actions={subscription ? <WhyButton of={{ subscriptionId }} title={subscription.description} /> : null}
    >
      {query.error ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <Skeleton className="h-28" /> : null}
      {subscription ? (
        <div className="flex flex-col gap-4">
          <SubscriptionFacts subscription={subscription} />
          {subscription.endsOn !== null && isRunning(subscription) ? (
            <EndsSoon subscription={subscription} mayKeep={mayCancel} />
          ) : null}
          {subscription.pendingChange ? (
            <PendingChange
              subscriptionId={subscription.id}
              pending={subscription.pendingChange}
              mayWithdraw={can('subscription:change')}
              invoicesPath="/portal/invoices"
            />
          ) : null}
          {isRunning(subscription) && subscription.endsOn === null ? (
            <div className="flex flex-wrap gap-2">
              {can('subscription:change') && !subscription.pendingChange ? (
                <ChangeButton subscription={subscription} />
              ) : null}
              {mayCancel ? <CancelButton subscription={subscription} /> : null}
            </div>
          ) : null}
        </div>
      ) : null}
    </Section>
  );
}

function SubscriptionFacts({ subscription }: { subscription: Subscription }) {
  const { i18n } = useLingui();
  const { recurring, cycle, paidUntil, nextInvoiceOn, status } = subscription;
  return (
    <Facts
      facts={[
        {
          key: 'price',
          label: <Trans>Price</Trans>,
          value: (
            <>
              <MoneyText {...recurring} /> {i18n._(CYCLES[cycle].per)}
            </>
          ),
        },
        { key: 'status', label: <Trans>Status</Trans>, value: <StatusBadge status={status} /> },
        { key: 'paid', label: <Trans>Paid until</Trans>, value: paidUntil && <DateText value={paidUntil} /> },
        { key: 'next', label: <Trans>Next invoice</Trans>, value: nextInvoiceOn && <DateText value={nextInvoiceOn} /> },
      ]}
    />
  );
}

function ChangeButton({ subscription }: { subscription: Subscription }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Trans>Change plan</Trans>
      </Button>
      <ChangePlanSheet open={isOpen} onOpenChange={setOpen} subscriptionId={subscription.id} />
    </>
  );
}

function CancelButton({ subscription }: { subscription: Subscription }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="outline" className="self-start" onClick={() => setOpen(true)}>
        <Trans>Cancel this service</Trans>
      </Button>
      <CancelSheet open={isOpen} onOpenChange={setOpen} subscription={subscription} />
    </>
  );
}

function EndsSoon({ subscription, mayKeep }: { subscription: Subscription; mayKeep: boolean }) {
  const { t } = useMacro();
  const textOf = useErrorText();
  const queryClient = useQueryClient();
  const keep = useMutation(
    trpc.subscriptions.withdrawCancellation.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.subscriptions.pathFilter());
        toast.success(t`Good to have you. The service goes on.`);
      },
      onError: (error) => toast.error(textOf(error)),
    }),
  );
  return (
    <Alert tone="warning" title={<Trans>Cancelled</Trans>}>
      {subscription.endsOn === null ? null : (
        <p>
          <Trans>
            The service ends on <DateText value={subscription.endsOn} />.
          </Trans>
        </p>
      )}
      {mayKeep ? (
        <Button
          variant="outline"
          size="sm"
          className="mt-2"
          busy={keep.isPending}
          onClick={() => keep.mutate({ subscriptionId: subscription.id })}
        >
          <Trans>Keep the service</Trans>
        </Button>
      ) : null}
    </Alert>
  );
}
