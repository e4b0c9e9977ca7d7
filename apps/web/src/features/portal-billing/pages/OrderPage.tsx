import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { DateText } from '#components/DateText.tsx';
import { ErrorState } from '#components/ErrorState.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { useParam } from '#lib/routing/use-params.ts';
import { trpc } from '#lib/trpc.ts';
import { OrderedItem } from '../components/OrderedItem.tsx';
import { OrderInvoice } from '../components/OrderInvoice.tsx';
import { OrderQuestions } from '../components/OrderQuestions.tsx';
import { OrderStage } from '../components/OrderStage.tsx';
import { useFollowedOrder } from '../hooks/use-followed-order.ts';

/** One order of the account: how it stands, what is still asked, what was ordered, and its invoice. */
export function OrderPage() {
  const orderId = useParam('id');
  const query = useFollowedOrder(orderId);
  const { data: details } = useQuery(trpc.ordering.get.queryOptions({ orderId }));
  const order = query.data;
  if (query.error && !order) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!order) return <Skeleton className="h-96" />;
  return (
    <>
      <PageHeader
        title={
          <Trans>
            Order <bdi className="num">{order.number}</bdi>
          </Trans>
        }
        badge={<StatusBadge status={order.status} />}
        description={
          <Trans>
            Ordered on <DateText value={order.createdAt} />
          </Trans>
        }
        crumbs={[{ key: 'list', content: <ToOrders /> }]}
      />
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_20rem] lg:items-start">
        <div className="flex min-w-0 flex-col gap-4">
          <OrderStage order={order} />
          <OrderQuestions order={order} />
          {order.items.map((item) => (
            <OrderedItem
              key={item.orderItemId}
              item={item}
              terms={details?.items.find(({ orderItemId }) => orderItemId === item.orderItemId)}
            />
          ))}
        </div>
        <OrderInvoice order={order} />
      </div>
    </>
  );
}

function ToOrders() {
  return (
    <Link to="/portal/orders">
      <Trans>Orders</Trans>
    </Link>
  );
}
