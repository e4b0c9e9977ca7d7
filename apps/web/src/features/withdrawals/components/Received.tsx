import { Trans } from '@lingui/react/macro';
import { DateText } from '#components/DateText.tsx';
import { Facts } from '#components/Facts.tsx';
import { Section } from '#components/Section.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { Button } from '#components/ui/button.tsx';

export interface Receipt {
  reference: string;
  receivedAt: string;
  email: string;
  contract: string;
}

/** The declaration has arrived: what it said and when, also by mail. */
export function Received({ receipt }: { receipt: Receipt }) {
  const { reference, receivedAt, email, contract } = receipt;
  return (
    <Section title={<Trans>Your withdrawal has arrived</Trans>}>
      <div className="flex flex-col gap-4" role="status">
        <Alert tone="success">
          <Trans>
            We have sent a confirmation to <bdi>{email}</bdi>. Keep it.
          </Trans>
        </Alert>
        <Facts
          facts={[
            { key: 'reference', label: <Trans>Reference</Trans>, value: <bdi>{reference}</bdi> },
            { key: 'contract', label: <Trans>Contract</Trans>, value: <bdi>{contract}</bdi> },
            {
              key: 'received',
              label: <Trans>Received</Trans>,
              value: <DateText value={receivedAt} style="datetime" />,
            },
          ]}
        />
        <Button variant="outline" className="no-print self-start" onClick={() => window.print()}>
          <Trans>Print</Trans>
        </Button>
      </div>
    </Section>
  );
}
