import { Trans } from '@lingui/react/macro';
import { PageHeader } from '#components/PageHeader.tsx';
import { useSession } from '#lib/auth/session.ts';
import { EmailCard } from '../components/EmailCard.tsx';
import { SessionsCard } from '../components/SessionsCard.tsx';
import { PasswordCard } from '../forms/PasswordCard.tsx';
import { PersonCard } from '../forms/PersonCard.tsx';

/** A staff member's own name, login address, password and sessions. */
export function StaffAccountPage() {
  const session = useSession();
  return (
    <>
      <PageHeader title={<Trans>Your account</Trans>} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="flex flex-col gap-4">
          {session ? <PersonCard session={session} /> : null}
          <EmailCard />
          <PasswordCard />
        </div>
        <SessionsCard />
      </div>
    </>
  );
}
