import { useLingui } from '@lingui/react';
import { Component, type ComponentType, lazy, type ReactNode, Suspense, useEffect } from 'react';
import { loadCatalog } from '#lib/i18n/activate.ts';
import { useCheckoutPath } from '#lib/routing/checkout-location.ts';
import { matchPath } from '#lib/routing/match-path.ts';
import type { CheckoutPage } from './features.ts';
import { NotFoundPage } from './pages/NotFoundPage.tsx';
import { OfflinePage } from './pages/OfflinePage.tsx';

type Params = { params: Readonly<Record<string, string>> };

const lazyPages = new Map<CheckoutPage, ComponentType<Params>>();

function componentOf(entry: CheckoutPage): ComponentType<Params> {
  const known = lazyPages.get(entry);
  if (known) return known;
  const created = lazy(async () => {
    const [component] = await Promise.all([entry.page.load(), loadCatalog(entry.feature)]);
    return { default: component };
  });
  lazyPages.set(entry, created);
  return created;
}

/** Shows the page of the checkout bundle that the path names. */
export function CheckoutPages({ pages }: { pages: readonly CheckoutPage[] }) {
  const { i18n } = useLingui();
  const path = useCheckoutPath();
  const found = pages
    .map((entry) => ({ entry, params: matchPath(entry.page.path, path) }))
    .find((candidate) => candidate.params !== null);
  const title = found?.entry.page.title;
  useEffect(() => {
    if (title) document.title = i18n._(title);
  }, [i18n, title]);
  if (!found?.params) return <NotFoundPage />;
  const Page = componentOf(found.entry);
  return (
    <Boundary key={path}>
      <Suspense fallback={null}>
        <Page params={found.params} />
      </Suspense>
    </Boundary>
  );
}

class Boundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError() {
    return { failed: true };
  }
  override render() {
    return this.state.failed ? <OfflinePage retry={() => window.location.reload()} /> : this.props.children;
  }
}
