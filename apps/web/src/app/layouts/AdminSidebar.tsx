import { useLingui } from '@lingui/react';
import { useLingui as useMacro } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Circle, PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { useId } from 'react';
import { Logo } from '#components/Logo.tsx';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#lib/cn.ts';
import type { NavGroup } from '#lib/routing/page-route.ts';
import type { MenuGroup, MenuItem } from '../menu.ts';

export interface AdminSidebarProps {
  groups: readonly MenuGroup[];
  name: string;
  collapsed: boolean;
  onToggle?: () => void;
}

export function AdminSidebar({ groups, name, collapsed, onToggle }: AdminSidebarProps) {
  const { t } = useMacro();
  const Toggle = collapsed ? PanelLeftOpen : PanelLeftClose;
  return (
    <nav aria-label={t`Main menu`} className="flex h-full flex-col text-sidebar-foreground">
      <div className={cn('flex h-13 shrink-0 items-center', collapsed ? 'justify-center' : 'px-4')}>
        <Logo name={collapsed ? '' : name} />
      </div>
      <div className="scrollbar-thin flex-1 overflow-y-auto px-2 pb-3">
        {groups.map((group) => (
          <SidebarGroup key={group.group} group={group} collapsed={collapsed} />
        ))}
      </div>
      {onToggle ? (
        <div className={cn('flex border-sidebar-border border-t p-2', collapsed ? 'justify-center' : 'justify-end')}>
          <Button
            variant="ghost"
            size="icon"
            onClick={onToggle}
            aria-expanded={!collapsed}
            aria-label={collapsed ? t`Expand menu` : t`Collapse menu`}
          >
            <Toggle aria-hidden="true" className="rtl:-scale-x-100" />
          </Button>
        </div>
      ) : null}
    </nav>
  );
}

function SidebarGroup({ group, collapsed }: { group: MenuGroup; collapsed: boolean }) {
  const id = useId();
  const title = useGroupTitle(group.group);
  return (
    <div className={collapsed ? 'mt-2' : 'mt-3 first:mt-0'}>
      {title === null || collapsed ? null : (
        <p id={id} className="px-2 pb-1 font-medium text-muted-foreground text-xs">
          {title}
        </p>
      )}
      <ul aria-label={title ?? undefined} className="flex flex-col gap-px">
        {group.items.map((item) => (
          <li key={item.to}>
            <SidebarLink item={item} collapsed={collapsed} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function SidebarLink({ item, collapsed }: { item: MenuItem; collapsed: boolean }) {
  const { i18n } = useLingui();
  const Icon = item.entry.icon ?? Circle;
  const title = i18n._(item.title);
  return (
    <Link
      to={item.to}
      activeOptions={{ exact: item.to === '/admin', includeSearch: false }}
      title={collapsed ? title : undefined}
      className={cn(
        'flex h-8 items-center gap-2.5 rounded-md text-sm hover:bg-sidebar-accent hover:text-sidebar-accent-foreground aria-[current=page]:bg-sidebar-accent aria-[current=page]:font-medium aria-[current=page]:text-sidebar-accent-foreground [&[aria-current=page]_svg]:text-primary dark:[&[aria-current=page]_svg]:text-info',
        collapsed ? 'justify-center' : 'px-2',
      )}
    >
      <Icon aria-hidden="true" className="size-4 shrink-0" />
      <span className={collapsed ? 'sr-only' : 'truncate'}>{title}</span>
    </Link>
  );
}

function useGroupTitle(group: NavGroup): string | null {
  const { t } = useMacro();
  switch (group) {
    case 'home':
      return null;
    case 'sales':
      return t`Sales`;
    case 'services':
      return t`Services`;
    case 'billing':
      return t`Billing`;
    case 'catalog':
      return t`Catalogue`;
    case 'system':
      return t`System`;
    case 'settings':
      return t`Settings`;
  }
}
