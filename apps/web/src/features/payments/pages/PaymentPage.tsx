import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { AuditTimeline } from '#components/AuditTimeline.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { ObjectPage } from '#components/ObjectPage.tsx';
import { Section } from '#components/Section.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { Alert } from '#components/ui/alert.tsx';
import type { TabEntry } from '#components/ui/tabs.tsx';
import { useCan } from '#lib/auth/session.ts';
import { useParam } from '#lib/routing/use-params.ts';
import { trpc } from '#lib/trpc.ts';
import { PaymentActions } from '../components/PaymentActions.tsx';
import { PaymentFacts } from '../components/PaymentFacts.tsx';
import { PaymentUse } from '../components/PaymentUse.tsx';
import { type Payment, shownStatus } from '../lib/payment.ts';

export function PaymentPage() {
  const { t } = useLingui();
  const can = useCan();
  const paymentId = useParam('id');
  const query = useQuery(trpc.payments.get.queryOptions({ paymentId }));
  const tabs = (payment: Payment): TabEntry[] => [
    { value: 'payment', label: t`Payment`, content: <PaymentUse payment={payment} /> },
    ...(can('audit:read')
      ? [{ value: 'timeline', label: t`Timeline`, content: <PaymentTimeline paymentId={paymentId} /> }]
      : []),
  ];
  return (
    <ObjectPage
      query={query}
      header={(payment) => ({
        title: (
          <Trans>
            Payment of <MoneyText {...payment.amount} />
          </Trans>
        ),
        badge: <StatusBadge status={shownStatus(payment)} />,
        crumbs: [
          {
            key: 'list',
            content: (
              <Link to="/admin/payments">
                <Trans>Payments</Trans>
              </Link>
            ),
          },
          { key: 'this', content: <bdi>{payment.clientName}</bdi> },
        ],
        actions: <PaymentActions payment={payment} />,
      })}
      notice={(payment) =>
        payment.failureMessage === null || payment.status === 'succeeded' ? null : (
          <Alert tone="danger" className="mb-4" title={<Trans>The gateway said</Trans>}>
            <bdi>{payment.failureMessage}</bdi>
          </Alert>
        )
      }
      tabs={tabs}
      rail={(payment) => <PaymentFacts payment={payment} />}
    />
  );
}

function PaymentTimeline({ paymentId }: { paymentId: string }) {
  const query = useQuery({
    ...trpc.clients.timeline.queryOptions({ resourceKind: 'payment', resourceId: paymentId, limit: 100 }),
    placeholderData: keepPreviousData,
  });
  return (
    <Section title={<Trans>Timeline</Trans>}>
      <AuditTimeline query={query} />
    </Section>
  );
}
