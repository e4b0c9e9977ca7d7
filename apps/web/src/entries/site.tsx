import { lazyRouteComponent, RouterProvider } from '@tanstack/react-router';
import { buildRouter } from '../app/build-router.tsx';
import { pagesOf } from '../app/features.ts';
import { BareLayout } from '../app/layouts/BareLayout.tsx';
import { StoreLayout } from '../app/layouts/StoreLayout.tsx';
import { portalNav } from '../app/menu.ts';
import { start } from '../app/start.tsx';
import type { PageRoute } from '../lib/routing/page-route.ts';

const pages = pagesOf(
  import.meta.glob<readonly PageRoute[]>('../features/*/routes/site.tsx', { eager: true, import: 'pages' }),
);
const nav = portalNav(pages.map(({ page }) => page));

const router = buildRouter(pages, {
  store: StoreLayout,
  portal: lazyRouteComponent(async () => {
    const { PortalLayout } = await import('../app/layouts/PortalLayout.tsx');
    return { default: () => <PortalLayout nav={nav} /> };
  }),
  bare: BareLayout,
});

void start(<RouterProvider router={router} />);
