import { Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { useSession } from '#lib/auth/session.ts';
import { cn } from '#lib/cn.ts';
import { readSetting, writeSetting } from '#lib/theme.ts';
import { LiveUpdates } from '../LiveUpdates.tsx';
import type { MenuGroup } from '../menu.ts';
import { NavShortcuts } from '../NavShortcuts.tsx';
import { AdminDrawer } from './AdminDrawer.tsx';
import { AdminSidebar } from './AdminSidebar.tsx';
import { AdminTopbar } from './AdminTopbar.tsx';
import { allowedGroups } from './allowed.ts';

const KEY = 'p1.sidebar';

/** The staff frame: sidebar by groups, topbar with search, page. Below 768 px the sidebar is a drawer. */
export function AdminLayout({ nav }: { nav: readonly MenuGroup[] }) {
  const session = useSession();
  const [collapsed, setCollapsed] = useState(() => readSetting(KEY) === 'collapsed');
  const [drawer, setDrawer] = useState(false);
  const groups = allowedGroups(nav, session);
  const name = session?.tenant.name ?? 'Panel1';
  const toggle = () => {
    writeSetting(KEY, collapsed ? null : 'collapsed');
    setCollapsed(!collapsed);
  };
  return (
    <div className="flex min-h-dvh">
      <div
        className={cn(
          'no-print sticky top-0 hidden h-dvh shrink-0 border-sidebar-border border-e bg-sidebar md:block',
          collapsed ? 'w-14' : 'w-60',
        )}
      >
        <AdminSidebar groups={groups} name={name} collapsed={collapsed} onToggle={toggle} />
      </div>
      <AdminDrawer open={drawer} onClose={() => setDrawer(false)}>
        <AdminSidebar groups={groups} name={name} collapsed={false} />
      </AdminDrawer>
      <div className="flex min-w-0 flex-1 flex-col">
        <AdminTopbar session={session} onOpenMenu={() => setDrawer(true)} />
        <main
          id="main"
          tabIndex={-1}
          className="mx-auto w-full max-w-(--page-width) flex-1 px-4 py-5 outline-none md:px-6"
        >
          <Outlet />
        </main>
      </div>
      {session ? <LiveUpdates /> : null}
      <NavShortcuts groups={groups} />
    </div>
  );
}
