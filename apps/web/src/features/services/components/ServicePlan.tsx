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
import { PendingChange } from '#components/plan/PendingChange.tsx';
import { Section } from '#components/Section.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { useCan } from '#lib/auth/session.ts';
import { CYCLES } from '#lib/cycles.ts';
import { trpc } from '#lib/trpc.ts';
import { ChangeSubscriptionSheet } from '../forms/ChangeSubscriptionSheet.tsx';

/** What the service's subscription costs, a change that is agreed, and the way to another plan. */
export function ServicePlan({ subscriptionId }: { subscriptionId: string }) {
  const { i18n } = useLingui();
  const can = useCan();
  const mayChange = can('subscription:change');
  const [isChanging, setChanging] = useState(false);
  const query = useQuery(trpc.subscriptions.get.queryOptions({ subscriptionId }));
  const { data: subscription, error } = query;
  if (error) return <ErrorState error={error} onRetry={() => void query.refetch()} />;
  if (!subscription) return <Skeleton className="h-28" />;
  const { recurring, cycle, status, paidUntil, nextInvoiceOn, renewal, pendingChange, endsOn, contract } = subscription;
  const isRunning = cycle !== 'one_time' && (status === 'active' || status === 'past_due') && endsOn === null;
  const price = (
    <>
      <MoneyText {...recurring} /> {i18n._(CYCLES[cycle].per)}
    </>
  );
  return (
    <Section
      title={<Trans>Plan</Trans>}
      actions={<WhyButton of={{ subscriptionId }} title={subscription.description} />}
    >
      <div className="flex flex-col gap-4">
        <Facts
          facts={[
            { key: 'price', label: <Trans>Price</Trans>, value: price },
            { key: 'status', label: <Trans>Status</Trans>, value: <StatusBadge status={status} /> },
            {
              key: 'next',
              label: <Trans>Next invoice</Trans>,
              value: nextInvoiceOn && <NextInvoice on={nextInvoiceOn} renewal={renewal} />,
            },
            { key: 'paid', label: <Trans>Paid until</Trans>, value: paidUntil && <DateText value={paidUntil} /> },
            ...(contract
              ? [{ key: 'contract', label: <Trans>Contract</Trans>, value: <ContractText contract={contract} /> }]
              : []),
          ]}
        />
        <SubscriptionDiscounts clientId={subscription.clientId} subscriptionId={subscriptionId} />
        <Notices
          subscription={subscription}
          mayCancel={can('subscription:cancel')}
          mayPause={can('subscription:pause')}
        />
        {pendingChange ? (
          <PendingChange
            subscriptionId={subscriptionId}
            pending={pendingChange}
            mayWithdraw={mayChange}
            invoicesPath="/admin/invoices"
          />
        ) : null}
        <div className="flex flex-wrap gap-2">
          {mayChange && isRunning && (!pendingChange || pendingChange.isPrice) ? (
            <Button variant="outline" onClick={() => setChanging(true)}>
              <Trans>Change plan and price</Trans>
            </Button>
          ) : null}
          <LifecycleActions subscription={subscription} isStaff />
        </div>
        {isChanging ? <ChangeSubscriptionSheet onClose={() => setChanging(false)} subscription={subscription} /> : null}
      </div>
    </Section>
  );
}
