import { Trans } from '@lingui/react/macro';
import { PageHeader } from '#components/PageHeader.tsx';
import { useCan, useSession } from '#lib/auth/session.ts';
import { Slot } from '#lib/plugins/Slot.tsx';
import { Attention } from '../components/Attention.tsx';
import { DueCard } from '../components/DueCard.tsx';
import { NoAccount } from '../components/NoAccount.tsx';
import { ServicesCard } from '../components/ServicesCard.tsx';

/** What needs the client now, what is to pay, and what runs. Each part loads by itself. */
export function HomePage() {
  const session = useSession();
  const can = useCan();
  if (!session) return null;
  if (session.clientId === null) return <NoAccount />;
  return (
    <>
      <PageHeader title={<Trans>Hello, {session.user.name}</Trans>} />
      <div className="flex flex-col gap-4">
        <Attention />
        {can('invoice:read') ? <DueCard /> : null}
        {can('service:read') ? <ServicesCard /> : null}
        <Slot name="portal.dashboard.after" />
      </div>
    </>
  );
}
