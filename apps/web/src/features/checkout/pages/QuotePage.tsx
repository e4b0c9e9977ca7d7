import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorState } from '#components/ErrorState.tsx';
import { QuoteAnswer } from '#components/order/QuoteAnswer.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { useMoneyMutation } from '#hooks/use-money-mutation.ts';
import { goInCheckout } from '#lib/routing/checkout-location.ts';
import { api } from '#lib/trpc.ts';
import { rememberOrder, wantToPay } from '../lib/placed-order.ts';

/** A quote behind the link of its mail: read, accepted and declined without a login. */
export function QuotePage() {
  // The secret stands behind the hash: browsers keep it out of requests and logs.
  const [token] = useState(() => new URLSearchParams(window.location.hash.slice(1)).get('token') ?? '');
  const query = useQuery({
    queryKey: ['quote', token],
    queryFn: () => api.ordering.readQuote.query({ quote: { token } }),
    retry: false,
  });
  const accept = useMoneyMutation(api.ordering.acceptQuote.mutate);
  const decline = useMoneyMutation(api.ordering.declineQuote.mutate);
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (query.isPending) return <Skeleton className="mx-auto h-96 max-w-2xl" />;
  const quote = query.data;
  return (
    <div className="mx-auto flex max-w-2xl flex-col gap-6">
      <header className="flex flex-col gap-1">
        <h1 className="font-semibold text-2xl">
          <Trans>
            Quote <bdi className="num">{quote.number}</bdi>
          </Trans>
        </h1>
        <p className="text-muted-foreground">
          <Trans>
            From <bdi>{quote.provider}</bdi>
          </Trans>
        </p>
      </header>
      <QuoteAnswer
        quote={quote}
        onAccept={async ({ asksForStart }) => {
          const terms = { isAccepted: true, version: quote.terms.version };
          const { orderId, orderToken } = await accept.mutateAsync({ quote: { token }, terms, asksForStart });
          rememberOrder(orderId, { token: orderToken, email: null });
          wantToPay(orderId, null);
          goInCheckout(`/checkout/done?order=${orderId}`, { replace: true });
        }}
        onDecline={async (reason) => {
          await decline.mutateAsync({ quote: { token }, reason });
          await query.refetch();
        }}
      />
    </div>
  );
}
