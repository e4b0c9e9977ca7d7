import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { DateText } from '#components/DateText.tsx';
import { Facts } from '#components/Facts.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { Alert } from '#components/ui/alert.tsx';
import type { Proposal } from '../lib/withdrawal.ts';

/** The order, whose it is, whether the right to withdraw holds, and what would go back. */
export function ProposalFacts({ proposal, isByClient }: { proposal: Proposal; isByClient: boolean }) {
  const { right, back, hasAskedForStart, items, orderId, orderNumber, clientId, clientName } = proposal;
  return (
    <>
      {right.has ? null : <NoRight why={right.why} />}
      {isByClient || proposal.isSameEmail ? null : (
        <Alert tone="warning">
          <Trans>The address is not that of the client. Make sure that it is the same person.</Trans>
        </Alert>
      )}
      <Facts
        facts={[
          {
            key: 'order',
            label: <Trans>Order</Trans>,
            value: (
              <Link to="/admin/orders/$id" params={{ id: orderId }} className="num underline underline-offset-4">
                {orderNumber}
              </Link>
            ),
          },
          {
            key: 'client',
            label: <Trans>Client</Trans>,
            value: (
              <Link to="/admin/clients/$id" params={{ id: clientId }} className="underline underline-offset-4">
                <bdi>{clientName}</bdi>
              </Link>
            ),
          },
          { key: 'items', label: <Trans>What ends</Trans>, value: <bdi>{items.join(', ')}</bdi> },
          { key: 'on', label: <Trans>Ordered</Trans>, value: <DateText value={proposal.concludedOn} /> },
          { key: 'until', label: <Trans>Right until</Trans>, value: right.has && <DateText value={right.until} /> },
          {
            key: 'start',
            label: <Trans>Asked for the start at once</Trans>,
            value: hasAskedForStart ? (
              <Trans>Yes, the days used are owed</Trans>
            ) : (
              <Trans>No, everything goes back</Trans>
            ),
          },
          {
            key: 'back',
            label: <Trans>Goes back</Trans>,
            value: back ? <MoneyText {...back} /> : <Trans>Nothing</Trans>,
          },
        ]}
      />
    </>
  );
}

function NoRight({ why }: { why: Extract<Proposal['right'], { has: false }>['why'] }) {
  return (
    <Alert tone="warning" title={<Trans>No right to withdraw by law</Trans>}>
      {why === 'business' ? <Trans>The client is a business.</Trans> : null}
      {why === 'country' ? <Trans>The client is not in a country where consumers have it.</Trans> : null}
      {why === 'over' ? <Trans>The days of withdrawal were over.</Trans> : null}
      {why === 'off' ? <Trans>You have switched it off.</Trans> : null}
    </Alert>
  );
}
