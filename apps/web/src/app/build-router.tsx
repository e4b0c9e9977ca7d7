import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
} from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { loadCatalog } from '#lib/i18n/activate.ts';
import type { PageRoute } from '#lib/routing/page-route.ts';
import type { FeaturePage } from './features.ts';
import { guardPage } from './guard.ts';
import { LostPage } from './pages/NotFoundPage.tsx';
import { RouteErrorPage } from './pages/RouteErrorPage.tsx';
import { PagePending, RootFrame } from './RootFrame.tsx';

export type Layouts = Partial<Record<PageRoute['layout'], RouteComponent>>;

/** Builds the router of one bundle from the pages of all features. Each page is a chunk of its own. */
export function buildRouter(pages: readonly FeaturePage[], layouts: Layouts) {
  const root = createRootRoute({ component: RootFrame, notFoundComponent: LostPage });
  const frames = Object.entries(layouts).map(([layout, component]) => {
    const frame = createRoute({ getParentRoute: () => root, id: `_${layout}`, component });
    const children = pages
      .filter(({ page }) => page.layout === layout)
      .map(({ page, feature }) =>
        createRoute({
          getParentRoute: () => frame,
          path: page.path,
          staticData: { title: page.title },
          validateSearch: page.search ?? keepNext,
          beforeLoad: ({ location }) => guardPage(page, location.href),
          component: lazyRouteComponent(() => loadPage(page.load, feature)),
          errorComponent: RouteErrorPage,
        }),
      );
    return frame.addChildren(children);
  });
  return createRouter({
    routeTree: root.addChildren(frames),
    defaultPreload: 'intent',
    defaultPreloadDelay: 40,
    defaultPendingComponent: PagePending,
    defaultPendingMs: 150,
    defaultErrorComponent: RouteErrorPage,
    scrollRestoration: true,
  });
}

async function loadPage(load: PageRoute['load'], feature: string): Promise<{ default: ComponentType }> {
  const [component] = await Promise.all([load(), loadCatalog(feature)]);
  return { default: component };
}

/** Pages without a search of their own keep the query string as it is: login pages read `next` and tokens from it. */
function keepNext(raw: Record<string, unknown>): object {
  return raw;
}
