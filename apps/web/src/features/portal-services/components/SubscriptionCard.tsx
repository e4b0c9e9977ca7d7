import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { SubscriptionDiscounts } from '#components/coupon/SubscriptionDiscounts.tsx';
import { DateText } from '#components/DateText.tsx';
import { ErrorState } from '#components/ErrorState.tsx';
import { WhyButton } from '#components/explain/WhyButton.tsx';
import { Facts } from '#components/Facts.tsx';
import { ContractText } from '#components/lifecycle/ContractText.tsx';
import { LifecycleActions } from '#components/lifecycle/LifecycleActions.tsx';
import { NextInvoice } from '#components/lifecycle/NextInvoice.tsx';
import { Notices } from '#components/lifecycle/Notices.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { ChangePlanSheet } from '#components/plan/ChangePlanSheet.tsx';
import { PendingChange } from '#components/plan/PendingChange.tsx';
import { Section } from '#components/Section.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { useCan } from '#lib/auth/session.ts';
import { CYCLES } from '#lib/cycles.ts';
import { trpc } from '#lib/trpc.ts';
import { isRunning, type Subscription } from '../lib/subscription.ts';

/** What the service costs, until when it is paid, and the way to end it. */
export function SubscriptionCard({ subscriptionId }: { subscriptionId: string }) {
  const query = useQuery(trpc.subscriptions.get.queryOptions({ subscriptionId }));
  const can = useCan();
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
          <SubscriptionDiscounts clientId={subscription.clientId} subscriptionId={subscription.id} />
          <Notices
            subscription={subscription}
            mayCancel={can('subscription:cancel')}
            mayPause={can('subscription:pause') && subscription.mayByClient.pause}
          />
          {subscription.pendingChange ? (
            <PendingChange
              subscriptionId={subscription.id}
              pending={subscription.pendingChange}
              mayWithdraw={can('subscription:change')}
              invoicesPath="/portal/invoices"
            />
          ) : null}
          <div className="flex flex-wrap gap-2">
            {isRunning(subscription) &&
            subscription.endsOn === null &&
            (subscription.pendingChange === null || subscription.pendingChange.isPrice) &&
            can('subscription:change') ? (
              <ChangeButton subscription={subscription} />
            ) : null}
            <LifecycleActions subscription={subscription} isStaff={false} />
          </div>
        </div>
      ) : null}
    </Section>
  );
}

function SubscriptionFacts({ subscription }: { subscription: Subscription }) {
  const { i18n } = useLingui();
  const { recurring, cycle, paidUntil, nextInvoiceOn, renewal, status, contract } = subscription;
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
        {
          key: 'next',
          label: <Trans>Next invoice</Trans>,
          value: nextInvoiceOn && <NextInvoice on={nextInvoiceOn} renewal={renewal} />,
        },
        ...(contract
          ? [{ key: 'contract', label: <Trans>Contract</Trans>, value: <ContractText contract={contract} /> }]
          : []),
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
