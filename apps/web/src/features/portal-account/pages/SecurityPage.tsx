import { Trans } from '@lingui/react/macro';
import { PageHeader } from '#components/PageHeader.tsx';
import { EmailCard } from '../components/EmailCard.tsx';
import { OnlyTheClient } from '../components/OnlyTheClient.tsx';
import { SessionsCard } from '../components/SessionsCard.tsx';
import { PasswordCard } from '../forms/PasswordCard.tsx';

/** Login address, password and open sessions of the person. */
export function SecurityPage() {
  return (
    <>
      <PageHeader
        title={<Trans>Security</Trans>}
        description={<Trans>How you log in, and where you are logged in now.</Trans>}
      />
      <OnlyTheClient>
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <div className="flex flex-col gap-4">
            <EmailCard />
            <PasswordCard />
          </div>
          <SessionsCard />
        </div>
      </OnlyTheClient>
    </>
  );
}
