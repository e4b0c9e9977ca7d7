import { Trans } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { DateText } from '#components/DateText.tsx';
import { ErrorState } from '#components/ErrorState.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { buttonVariants } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { useMoneyMutation } from '#hooks/use-money-mutation.ts';
import { readError } from '#lib/errors.ts';
import { api } from '#lib/trpc.ts';
import { LinkedInvoice } from '../components/LinkedInvoice.tsx';
import { PaymentPanel } from '../components/PaymentPanel.tsx';
import { PayAgain } from '../forms/PayAgain.tsx';
import { type LinkedInvoices, usePayLink } from '../hooks/use-pay-link.ts';
import { usePaymentView } from '../hooks/use-payment-view.ts';
import { type PayLink, readPayLink } from '../lib/pay-link.ts';
import { wantToPay } from '../lib/placed-order.ts';

/** Invoices behind a payment link: to be seen and paid without a login. */
export function PayLinkPage() {
  const [link, setLink] = useState(() => readPayLink(window.location));
  useEffect(() => {
    // Another link opened in this tab changes nothing but what stands behind the hash.
    const follow = () => setLink(readPayLink(window.location));
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return link === null ? <NotValid /> : <Followed key={link.token} link={link} />;
}

const OVER = new Set(['billing.payment_link_over', 'request.not_found']);

function Followed({ link }: { link: PayLink }) {
  const query = usePayLink(link);
  if (query.error && OVER.has(readError(query.error).code)) return <NotValid />;
  if (query.data) return <Shown data={query.data} link={link} onChanged={() => void query.refetch()} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Skeleton className="mx-auto h-96 max-w-2xl" />;
}

function Shown({ data, link, onChanged }: { data: LinkedInvoices; link: PayLink; onChanged: () => void }) {
  const { linkId, invoices, due, payment, isOfOne } = data;
  const { mutateAsync } = useMoneyMutation(api.payments.payByLink.mutate);
  const [first] = due;
  const view = usePaymentView({ id: linkId, isPaid: first === undefined, payment, cameBack: link.cameBack });
  const payIn = (currency: string) => async (pluginId: string) => {
    const { paymentId } = await mutateAsync({ token: link.token, currency, pluginId });
    wantToPay(linkId, paymentId);
    onChanged();
  };
  // A payment that came to its end leaves what is open now to be paid.
  const isNew = view === 'none' || (view === 'paid' && first !== undefined);
  return (
    <div className="mx-auto flex max-w-2xl flex-col gap-6">
      <header className="flex flex-col gap-1">
        <h1 className="font-semibold text-2xl">
          {first === undefined ? (
            <Trans>Nothing is left to pay</Trans>
          ) : isOfOne ? (
            <Trans>Pay your invoice</Trans>
          ) : (
            <Trans>Pay what is open</Trans>
          )}
        </h1>
        <p className="text-muted-foreground">
          <Trans>
            From <bdi>{data.provider}</bdi>
          </Trans>
        </p>
      </header>
      <div aria-live="polite" className="flex flex-col gap-4">
        {first === undefined ? (
          <Settled isPaid={invoices.some(({ status }) => status === 'paid')} isOfOne={isOfOne} />
        ) : isNew ? (
          due.map((sum) => <PayAgain key={sum.currency} total={sum} pay={payIn(sum.currency)} isFirst />)
        ) : (
          <PaymentPanel
            isInvoice
            payment={payment}
            view={view}
            again={<PayAgain total={first} pay={payIn(first.currency)} />}
          />
        )}
      </div>
      {isOfOne || due.length !== 1 || first === undefined || invoices.length < 2 ? null : (
        <p className="text-muted-foreground text-sm">
          <Trans>
            One payment of <MoneyText {...first} /> settles all of these invoices.
          </Trans>
        </p>
      )}
      {invoices.map((invoice) => (
        <LinkedInvoice key={invoice.invoiceId} invoice={invoice} token={link.token} />
      ))}
      <p className="text-muted-foreground text-sm">
        <Trans>
          Anybody who has this link can see and pay these invoices, until <DateText value={data.expiresAt} />.{' '}
          <a href="/portal" className="text-primary underline underline-offset-4 dark:text-info">
            Log in
          </a>{' '}
          for everything else.
        </Trans>
      </p>
    </div>
  );
}

function Settled({ isPaid, isOfOne }: { isPaid: boolean; isOfOne: boolean }) {
  return (
    <Card className="p-5">
      <p>
        {isPaid ? (
          <Trans>This invoice is paid. Thank you.</Trans>
        ) : isOfOne ? (
          <Trans>This invoice is no longer to be paid.</Trans>
        ) : (
          <Trans>All invoices are paid. Thank you.</Trans>
        )}
      </p>
    </Card>
  );
}

/** Expired, ended by the provider, or cut off on its way here. */
function NotValid() {
  return (
    <div className="mx-auto flex max-w-md flex-col items-start gap-4 py-10">
      <h1 className="font-semibold text-2xl">
        <Trans>This payment link is not valid any more</Trans>
      </h1>
      <p className="text-muted-foreground">
        <Trans>
          It has expired, was ended, or is not complete. Log in to see and pay your invoices, open the link of a newer
          mail, or ask the provider for a new one.
        </Trans>
      </p>
      <a href="/portal" className={buttonVariants({ size: 'lg' })}>
        <Trans>Open the client area</Trans>
      </a>
    </div>
  );
}
