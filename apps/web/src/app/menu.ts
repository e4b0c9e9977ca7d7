import { NAV_GROUPS, type NavEntry, type NavGroup, type PageRoute } from '#lib/routing/page-route.ts';

export interface MenuItem {
  to: string;
  title: PageRoute['title'];
  permission: PageRoute['permission'];
  entry: NavEntry;
}

export interface MenuGroup {
  group: NavGroup;
  items: MenuItem[];
}

function itemsOf(pages: readonly PageRoute[], layout: PageRoute['layout']): MenuItem[] {
  return pages
    .flatMap((page) =>
      page.nav && page.layout === layout
        ? [{ to: page.path, title: page.nav.label ?? page.title, permission: page.permission, entry: page.nav }]
        : [],
    )
    .sort((a, b) => a.entry.order - b.entry.order);
}

/** The staff sidebar from the pages that ask for an entry, grouped and sorted. */
export function adminNav(pages: readonly PageRoute[]): MenuGroup[] {
  const items = itemsOf(pages, 'admin');
  return NAV_GROUPS.map((group) => ({ group, items: items.filter((item) => item.entry.group === group) })).filter(
    ({ items: entries }) => entries.length > 0,
  );
}

/** The client's menu: one flat list. */
export function portalNav(pages: readonly PageRoute[]): MenuItem[] {
  return itemsOf(pages, 'portal');
}
