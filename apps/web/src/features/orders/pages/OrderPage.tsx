import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { AuditTimeline } from '#components/AuditTimeline.tsx';
import { ObjectPage } from '#components/ObjectPage.tsx';
import { Section } from '#components/Section.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { Alert } from '#components/ui/alert.tsx';
import type { TabEntry } from '#components/ui/tabs.tsx';
import { useCan } from '#lib/auth/session.ts';
import { Slot } from '#lib/plugins/Slot.tsx';
import { useParam } from '#lib/routing/use-params.ts';
import { trpc } from '#lib/trpc.ts';
import { OrderActions } from '../components/OrderActions.tsx';
import { OrderFacts } from '../components/OrderFacts.tsx';
import { OrderItems } from '../components/OrderItems.tsx';
import type { Order } from '../lib/order.ts';

export function OrderPage() {
  const { t } = useLingui();
  const can = useCan();
  const orderId = useParam('id');
  const query = useQuery(trpc.ordering.get.queryOptions({ orderId }));
  const tabs = (order: Order): TabEntry[] => [
    { value: 'items', label: t`Items`, content: <OrderItems order={order} /> },
    ...(can('audit:read')
      ? [{ value: 'timeline', label: t`Timeline`, content: <OrderTimeline orderId={orderId} /> }]
      : []),
  ];
  return (
    <ObjectPage
      query={query}
      header={(order) => ({
        title: <Trans>Order {order.number}</Trans>,
        badge: <StatusBadge status={order.status} />,
        crumbs: [
          {
            key: 'list',
            content: (
              <Link to="/admin/orders">
                <Trans>Orders</Trans>
              </Link>
            ),
          },
          { key: 'this', content: <bdi>{order.number}</bdi> },
        ],
        actions: <OrderActions order={order} />,
      })}
      notice={(order) =>
        order.reviewReason === null ? null : (
          <Alert tone="warning" className="mb-4" title={<Trans>Held for review</Trans>}>
            <bdi>{order.reviewReason}</bdi>
          </Alert>
        )
      }
      tabs={tabs}
      rail={(order) => (
        <>
          <OrderFacts order={order} />
          <Slot name="admin.order.side" />
        </>
      )}
    />
  );
}

function OrderTimeline({ orderId }: { orderId: string }) {
  const query = useQuery({
    ...trpc.clients.timeline.queryOptions({ resourceKind: 'order', resourceId: orderId, limit: 100 }),
    placeholderData: keepPreviousData,
  });
  return (
    <Section title={<Trans>Timeline</Trans>}>
      <AuditTimeline query={query} />
    </Section>
  );
}
