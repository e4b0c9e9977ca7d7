import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { DateText } from '#components/DateText.tsx';
import { Facts } from '#components/Facts.tsx';
import { ObjectPage } from '#components/ObjectPage.tsx';
import { InvoiceEstimate } from '#components/order/InvoiceEstimate.tsx';
import { Section } from '#components/Section.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { useParam } from '#lib/routing/use-params.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { QuoteActions } from '../components/QuoteActions.tsx';

type Quote = RouterOutputs['ordering']['quote'];

/** A quote for staff: what it offers, how it stands, and sending or revoking it. */
export function QuotePage() {
  const quoteId = useParam('id');
  const query = useQuery(trpc.ordering.quote.queryOptions({ quoteId }));
  return (
    <ObjectPage
      query={query}
      header={(quote) => ({
        title: (
          <Trans>
            Quote <bdi className="num">{quote.number}</bdi>
          </Trans>
        ),
        badge: <StatusBadge status={quote.status} />,
        crumbs: [
          {
            key: 'list',
            content: (
              <Link to="/admin/quotes">
                <Trans>Quotes</Trans>
              </Link>
            ),
          },
          { key: 'this', content: <bdi className="num">{quote.number}</bdi> },
        ],
        actions: <QuoteActions quote={quote} />,
      })}
      tabs={(quote) => [
        {
          value: 'quote',
          label: '',
          content: (
            <Section title={<Trans>What is offered</Trans>}>
              {quote.intro === '' ? null : <p className="mb-4 whitespace-pre-line break-words">{quote.intro}</p>}
              <InvoiceEstimate invoice={quote.invoice} />
            </Section>
          ),
        },
      ]}
      rail={(quote) => (
        <Section title={<Trans>Facts</Trans>}>
          <QuoteFacts quote={quote} />
        </Section>
      )}
    />
  );
}

function QuoteFacts({ quote }: { quote: Quote }) {
  const { clientId, clientName, validUntil, sentAt, decidedAt, declineReason, orderId, createdByName } = quote;
  return (
    <Facts
      facts={[
        {
          key: 'client',
          label: <Trans>Client</Trans>,
          value: (
            <Link to="/admin/clients/$id" params={{ id: clientId }} className="underline underline-offset-4">
              <bdi>{clientName}</bdi>
            </Link>
          ),
        },
        { key: 'until', label: <Trans>Valid until</Trans>, value: <DateText value={validUntil} /> },
        { key: 'by', label: <Trans>Written by</Trans>, value: <bdi>{createdByName}</bdi> },
        { key: 'sent', label: <Trans>Sent</Trans>, value: sentAt && <DateText value={sentAt} style="datetime" /> },
        {
          key: 'decided',
          label: <Trans>Decided</Trans>,
          value: decidedAt && <DateText value={decidedAt} style="datetime" />,
        },
        { key: 'reason', label: <Trans>Declined because</Trans>, value: declineReason },
        {
          key: 'order',
          label: <Trans>Order</Trans>,
          value: orderId && (
            <Link to="/admin/orders/$id" params={{ id: orderId }} className="underline underline-offset-4">
              <Trans>Open the order</Trans>
            </Link>
          ),
        },
      ]}
    />
  );
}
