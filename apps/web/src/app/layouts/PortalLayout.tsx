import { useLingui } from '@lingui/react';
import { useLingui as useMacro } from '@lingui/react/macro';
import { Link, Outlet } from '@tanstack/react-router';
import { ImpersonationBanner } from '#components/ImpersonationBanner.tsx';
import { useSession } from '#lib/auth/session.ts';
import { LiveUpdates } from '../LiveUpdates.tsx';
import type { MenuItem } from '../menu.ts';
import { AccountSwitcher } from './AccountSwitcher.tsx';
import { allowedItems } from './allowed.ts';
import { SiteHeader } from './SiteHeader.tsx';

/** The client's frame: the site's header and a row of tabs that scrolls on small screens. */
export function PortalLayout({ nav }: { nav: readonly MenuItem[] }) {
  const { i18n } = useLingui();
  const { t } = useMacro();
  const session = useSession();
  return (
    <div className="min-h-dvh">
      <ImpersonationBanner />
      <SiteHeader />
      <nav aria-label={t`Client area`} className="no-print border-b bg-card">
        <div className="mx-auto max-w-6xl sm:flex sm:items-center sm:gap-4">
          <ul className="scrollbar-thin flex min-w-0 flex-1 gap-1 overflow-x-auto px-1.5">
            {allowedItems(nav, session).map((item) => (
              <li key={item.to} className="shrink-0">
                <Link
                  to={item.to}
                  activeOptions={{ exact: item.entry.order === 0, includeSearch: false }}
                  className="-mb-px flex h-10 items-center border-transparent border-b-2 px-2.5 text-muted-foreground text-sm hover:text-foreground aria-[current=page]:border-primary aria-[current=page]:font-medium aria-[current=page]:text-foreground"
                >
                  {i18n._(item.title)}
                </Link>
              </li>
            ))}
          </ul>
          <AccountSwitcher />
        </div>
      </nav>
      <main id="main" tabIndex={-1} className="mx-auto max-w-6xl px-4 py-6 outline-none">
        <Outlet />
      </main>
      {session ? <LiveUpdates /> : null}
    </div>
  );
}
