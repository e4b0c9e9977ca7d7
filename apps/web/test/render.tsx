import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { render } from '@testing-library/react';
import type { JSX, ReactNode } from 'react';

export interface PageOptions {
  path?: string;
  search?: (raw: Record<string, unknown>) => object;
}

/** Renders plain components with texts and queries. */
export function renderUi(children: ReactNode) {
  return render(
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>
    </I18nProvider>,
  );
}

/** Renders a page under a real router with a history in memory; the router tells the address. */
export async function renderPage(component: () => JSX.Element, { path = '/', search }: PageOptions = {}) {
  const root = createRootRoute();
  const page = createRoute({
    getParentRoute: () => root,
    path: '/',
    component,
    ...(search ? { validateSearch: search } : {}),
  });
  const other = createRoute({ getParentRoute: () => root, path: '/object/$id', component: () => <p>an object</p> });
  const router = createRouter({
    routeTree: root.addChildren([page, other]),
    history: createMemoryHistory({ initialEntries: [path] }),
  });
  await router.load();
  const view = renderUi(<RouterProvider router={router} />);
  return { ...view, router };
}
