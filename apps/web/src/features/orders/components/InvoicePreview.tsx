import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { InvoiceEstimate } from '#components/order/InvoiceEstimate.tsx';
import { Section } from '#components/Section.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { useMoneyMutation } from '#hooks/use-money-mutation.ts';
import { useCan } from '#lib/auth/session.ts';
import { queryClient } from '#lib/query-client.ts';
import { api, trpc } from '#lib/trpc.ts';
import { CouponCodes } from '../forms/CouponCodes.tsx';
import { QuoteSheet } from '../forms/QuoteSheet.tsx';
import type { DraftOrder } from '../hooks/use-draft-order.ts';
import { unanswered } from '../lib/draft.ts';

/** The invoice that the order will have, as the server computes it, and the button that places it. */
export function InvoicePreview({ order, clientId }: { order: DraftOrder; clientId: string | null }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const navigate = useNavigate();
  const create = useMoneyMutation(api.ordering.create.mutate);
  const { preview, items, input, couponCodes } = order;
  const [isQuoting, setQuoting] = useState(false);
  const mayQuote = useCan()('quote:manage');
  const isIncomplete = items.some((item) => unanswered(item).length > 0);
  const isRedeemed = preview.data?.coupons.every(({ refusal }) => refusal === null) ?? true;
  const isReady = items.length > 0 && !isIncomplete && preview.data !== undefined && !preview.isError && isRedeemed;
  const error = create.error ?? preview.error;
  const place = async () => {
    const { orderId } = await create.mutateAsync({
      clientId: clientId ?? '',
      items: input,
      couponCodes: [...couponCodes],
    });
    await queryClient.invalidateQueries({ queryKey: trpc.ordering.pathKey() });
    toast.success(t`Order placed; the invoice goes to the client`);
    await navigate({ to: `/admin/orders/${orderId}` });
  };
  return (
    <Section title={<Trans>Invoice preview</Trans>}>
      <div className="flex flex-col gap-4" aria-live="polite">
        {items.length === 0 ? (
          <p className="text-muted-foreground text-sm">
            {clientId === null ? (
              <Trans>Choose the client first.</Trans>
            ) : (
              <Trans>Add a product to see the invoice.</Trans>
            )}
          </p>
        ) : null}
        {items.length > 0 && preview.data ? <InvoiceEstimate invoice={preview.data} /> : null}
        {items.length > 0 ? <CouponCodes order={order} /> : null}
        {error ? <Alert tone="danger">{textOf(error)}</Alert> : null}
        {isIncomplete ? (
          <p className="text-muted-foreground text-sm">
            <Trans>Answer the marked fields to place the order.</Trans>
          </p>
        ) : null}
        <Button
          size="lg"
          busy={create.isPending}
          disabled={!isReady}
          onClick={() => void place().catch(() => undefined)}
        >
          <Trans>Place order</Trans>
        </Button>
        {mayQuote ? (
          <Button variant="outline" disabled={!isReady} onClick={() => setQuoting(true)}>
            <Trans>Make a quote of it</Trans>
          </Button>
        ) : null}
        {clientId === null ? null : (
          <QuoteSheet
            open={isQuoting}
            onOpenChange={setQuoting}
            clientId={clientId}
            items={input}
            couponCodes={couponCodes}
          />
        )}
      </div>
    </Section>
  );
}
