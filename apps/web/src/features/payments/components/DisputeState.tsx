import { Trans } from '@lingui/react/macro';
import { DateText } from '#components/DateText.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { Alert } from '#components/ui/alert.tsx';
import type { Dispute } from '../lib/dispute.ts';

/** What a dispute asks of staff now, or how it ended, and what that does to the client. */
export function DisputeState({ dispute }: { dispute: Dispute }) {
  switch (dispute.status) {
    case 'inquiry':
      return (
        <Alert className="mb-4" tone="info" title={<Trans>The bank only asks</Trans>}>
          <Trans>No money has moved. An answer at the gateway often avoids a dispute.</Trans>
        </Alert>
      );
    case 'needs_response':
      return (
        <Alert className="mb-4" tone="danger" title={<Answer dispute={dispute} />}>
          <Trans>Send the gateway what shows that the payment is right: the order, the invoice, how it was used.</Trans>{' '}
          <Meanwhile dispute={dispute} />
        </Alert>
      );
    case 'under_review':
      return (
        <Alert className="mb-4" tone="info" title={<Trans>The bank is deciding</Trans>}>
          <Meanwhile dispute={dispute} />
        </Alert>
      );
    case 'won':
      return (
        <Alert className="mb-4" tone="success" title={<Trans>You won</Trans>}>
          <Trans>The payment counts as before. What the client had paid a second time meanwhile is credit.</Trans>
        </Alert>
      );
    case 'lost':
      return (
        <Alert className="mb-4" tone="warning" title={<Trans>The client keeps the money</Trans>}>
          {dispute.policy.whenLost === 'write_off' ? (
            <Trans>What the payment had paid is written off, as your settings say now.</Trans>
          ) : (
            <Trans>The client owes again what the payment had paid; reminders and suspension go on.</Trans>
          )}
        </Alert>
      );
    case 'closed':
      return (
        <Alert className="mb-4" tone="success" title={<Trans>Closed without a decision</Trans>}>
          <Trans>The payment counts as before.</Trans>
        </Alert>
      );
  }
}

function Answer({ dispute }: { dispute: Dispute }) {
  if (dispute.evidenceDueAt === null) return <Trans>Answer it at the gateway</Trans>;
  return (
    <Trans>
      Answer it at the gateway by <DateText value={dispute.evidenceDueAt} style="datetime" />
    </Trans>
  );
}

/** What the tenant's settings do until the bank has decided. */
function Meanwhile({ dispute }: { dispute: Dispute }) {
  if (dispute.booking === 'none') return <Trans>No money has been taken so far.</Trans>;
  if (dispute.policy.whileOpen === 'held')
    return (
      <Trans>
        The gateway holds back <MoneyText {...dispute.booked} />; the invoices stay paid until it is decided.
      </Trans>
    );
  return (
    <Trans>
      The gateway holds back <MoneyText {...dispute.booked} />; the invoices are open again and nobody is reminded until
      it is decided.
    </Trans>
  );
}
