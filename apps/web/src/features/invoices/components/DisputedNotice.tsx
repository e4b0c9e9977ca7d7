import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { MoneyText } from '#components/MoneyText.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { useCan } from '#lib/auth/session.ts';
import type { Invoice } from '../lib/invoice.ts';

/** Why an invoice that had been paid is open again: a bank took the money back. */
export function DisputedNotice({ invoice, isStaff = false }: { invoice: Invoice; isStaff?: boolean }) {
  const can = useCan();
  if (invoice.status !== 'issued' || invoice.disputed.amountMinor === '0') return null;
  if (!isStaff)
    return (
      <Alert className="mb-4" tone="warning" title={<Trans>Your bank took a payment back</Trans>}>
        <Trans>
          <MoneyText {...invoice.disputed} /> of this invoice is open again until that is decided. Ask us if you did not
          expect that.
        </Trans>
      </Alert>
    );
  return (
    <Alert className="mb-4" tone="warning" title={<Trans>A bank took a payment back</Trans>}>
      <Trans>
        <MoneyText {...invoice.disputed} /> is open again until the dispute is decided; reminders wait.
      </Trans>{' '}
      {can('dispute:read') ? (
        <Link to="/admin/disputes" search={{ client: invoice.clientId }} className="underline">
          <Trans>Disputes</Trans>
        </Link>
      ) : null}
    </Alert>
  );
}
