import { Trans } from '@lingui/react/macro';
import { PageHeader } from '#components/PageHeader.tsx';
import { useCan, useSession } from '#lib/auth/session.ts';
import { OnlyTheClient } from '../components/OnlyTheClient.tsx';
import { BillingDetailsCard } from '../forms/BillingDetailsCard.tsx';
import { PersonCard } from '../forms/PersonCard.tsx';

/** The person's own name and language, and who the account's invoices are written to. */
export function ProfilePage() {
  const session = useSession();
  const can = useCan();
  return (
    <>
      <PageHeader title={<Trans>Profile</Trans>} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
        <OnlyTheClient>{session ? <PersonCard session={session} /> : null}</OnlyTheClient>
        {can('client:read') ? <BillingDetailsCard /> : null}
      </div>
    </>
  );
}
