import { Trans } from '@lingui/react/macro';
import { buttonVariants } from '#components/ui/button.tsx';
import { currentSurface } from '#lib/auth/surface.ts';
import { StatusPage } from './StatusPage.tsx';

export const homePath = () => (currentSurface() === 'staff' ? '/admin' : '/');

export function HomeLink() {
  return (
    <a href={homePath()} className={buttonVariants({ variant: 'outline' })}>
      <Trans>Go to the start page</Trans>
    </a>
  );
}

export function NotFoundPage() {
  return (
    <StatusPage code="404" title={<Trans>There is no such page</Trans>} actions={<HomeLink />}>
      <Trans>The address may be mistyped, or what was here has been removed.</Trans>
    </StatusPage>
  );
}

/** The same where no frame of the panel stands around it. */
export function LostPage() {
  return (
    <main id="main" tabIndex={-1} className="outline-none">
      <NotFoundPage />
    </main>
  );
}
