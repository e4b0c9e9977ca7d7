import { RouterProvider } from '@tanstack/react-router';
import { buildRouter } from '../app/build-router.tsx';
import { pagesOf } from '../app/features.ts';
import { AdminLayout } from '../app/layouts/AdminLayout.tsx';
import { BareLayout } from '../app/layouts/BareLayout.tsx';
import { adminNav } from '../app/menu.ts';
import { start } from '../app/start.tsx';
import type { PageRoute } from '../lib/routing/page-route.ts';

const pages = pagesOf(
  import.meta.glob<readonly PageRoute[]>('../features/*/routes/admin.tsx', { eager: true, import: 'pages' }),
);
const nav = adminNav(pages.map(({ page }) => page));

const router = buildRouter(pages, { admin: () => <AdminLayout nav={nav} />, bare: BareLayout });

void start(<RouterProvider router={router} />);
