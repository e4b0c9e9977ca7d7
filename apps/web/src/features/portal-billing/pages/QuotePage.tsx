import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { ErrorState } from '#components/ErrorState.tsx';
import { QuoteAnswer } from '#components/order/QuoteAnswer.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { useMoneyMutation } from '#hooks/use-money-mutation.ts';
import { queryClient } from '#lib/query-client.ts';
import { useParam } from '#lib/routing/use-params.ts';
import { api, trpc } from '#lib/trpc.ts';

/** A quote in the client area. */
export function QuotePage() {
  const quoteId = useParam('id');
  const navigate = useNavigate();
  const quote = { quoteId };
  const query = useQuery(trpc.ordering.readQuote.queryOptions({ quote }));
  const accept = useMoneyMutation(api.ordering.acceptQuote.mutate);
  const decline = useMoneyMutation(api.ordering.declineQuote.mutate);
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (query.isPending) return <Skeleton className="h-96" />;
  const read = query.data;
  const refresh = () => queryClient.invalidateQueries({ queryKey: trpc.ordering.pathKey() });
  return (
    <div className="max-w-2xl">
      <PageHeader
        title={
          <Trans>
            Quote <bdi className="num">{read.number}</bdi>
          </Trans>
        }
        badge={<StatusBadge status={read.status} />}
        crumbs={[
          {
            key: 'list',
            content: (
              <Link to="/portal/orders">
                <Trans>Orders</Trans>
              </Link>
            ),
          },
          { key: 'this', content: <bdi className="num">{read.number}</bdi> },
        ]}
      />
      <QuoteAnswer
        quote={read}
        onAccept={async ({ asksForStart }) => {
          const terms = { isAccepted: true, version: read.terms.version };
          const { orderId } = await accept.mutateAsync({ quote, terms, asksForStart });
          await refresh();
          await navigate({ to: `/portal/orders/${orderId}` });
        }}
        onDecline={async (reason) => {
          await decline.mutateAsync({ quote, reason });
          await refresh();
        }}
      />
    </div>
  );
}
