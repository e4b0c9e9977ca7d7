import { useLingui } from '@lingui/react';
import { useLingui as useMacro } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { ImpersonationBanner } from '#components/ImpersonationBanner.tsx';
import { can, useSession } from '#lib/auth/session.ts';
import { trpc } from '#lib/trpc.ts';
import { LiveUpdates } from '../LiveUpdates.tsx';
import type { MenuItem } from '../menu.ts';
import { AccountSwitcher } from './AccountSwitcher.tsx';
import { allowedItems } from './allowed.ts';
import { SiteFooter } from './SiteFooter.tsx';
import { SiteHeader } from './SiteHeader.tsx';

/** The client's frame: the site's header and a row of tabs that scrolls on small screens. */
export function PortalLayout({ nav }: { nav: readonly MenuItem[] }) {
  const { i18n } = useLingui();
  const { t } = useMacro();
  const session = useSession();
  const menu = useOpenTabInView();
  const hasWallet = useHasWallet();
  return (
    <div className="flex min-h-dvh flex-col">
      <ImpersonationBanner />
      <SiteHeader />
      <nav aria-label={t`Client area`} className="no-print border-b bg-card">
        <div className="mx-auto max-w-6xl sm:flex sm:items-center sm:gap-4">
          <ul ref={menu} className="scrollbar-thin flex min-w-0 flex-1 gap-1 overflow-x-auto px-1.5">
            {allowedItems(nav, session)
              .filter(({ to }) => to !== WALLET || hasWallet)
              .map((item) => (
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
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-6xl flex-1 px-4 py-6 outline-none">
        <Outlet />
      </main>
      <SiteFooter />
      {session ? <LiveUpdates /> : null}
    </div>
  );
}

const WALLET = '/portal/wallet';

/** Whether there is credit, or a way to buy some: nobody else needs the page. */
function useHasWallet(): boolean {
  const session = useSession();
  const clientId = session?.clientId ?? '';
  const query = useQuery({
    ...trpc.billing.wallet.queryOptions({ clientId }),
    enabled: clientId !== '' && can(session, 'invoice:read'),
    staleTime: 60_000,
  });
  return query.data !== undefined && (query.data.topUp !== null || query.data.funds.length > 0);
}

/** On a phone the row of tabs is longer than the screen: the one of the open page is brought into its middle. */
function useOpenTabInView() {
  const menu = useRef<HTMLUListElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    const open = pathname === '' ? null : menu.current?.querySelector('[aria-current=page]');
    if (!menu.current || !open) return;
    const [row, tab] = [menu.current.getBoundingClientRect(), open.getBoundingClientRect()];
    menu.current.scrollBy({ left: tab.left + tab.width / 2 - row.left - row.width / 2 });
  }, [pathname]);
  return menu;
}
