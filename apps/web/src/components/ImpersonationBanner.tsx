import { Trans } from '@lingui/react/macro';
import { Eye } from 'lucide-react';
import { logout, useSession } from '#lib/auth/session.ts';
import { DateText } from './DateText.tsx';

/** Always on top while staff look at a client's area: who looks, until when, and the way out. */
export function ImpersonationBanner() {
  const session = useSession();
  const seen = session?.impersonation;
  if (!session || !seen) return null;
  return (
    <div
      role="status"
      className="flex flex-wrap items-center justify-center gap-x-3 gap-y-1 bg-warning-soft px-4 py-1.5 text-sm text-warning"
    >
      <Eye aria-hidden="true" className="size-4" />
      <span>
        <Trans>
          {seen.staffName} is viewing as {session.user.name}
        </Trans>{' '}
        · <Trans>ends</Trans> <DateText value={seen.expiresAt} style="relative" />
      </span>
      <button
        type="button"
        className="font-medium underline underline-offset-4"
        onClick={() => void stopViewing(session.clientId)}
      >
        <Trans>Stop viewing</Trans>
      </button>
    </div>
  );
}

/** Ends the session and closes the tab that staff opened it in; where the browser refuses, goes back to the client. */
async function stopViewing(clientId: string | null): Promise<void> {
  const { api } = await import('#lib/trpc.ts');
  await api.identity.endImpersonation.mutate({}).catch(() => {});
  await logout();
  window.close();
  window.location.assign(clientId === null ? '/admin' : `/admin/clients/${clientId}`);
}
