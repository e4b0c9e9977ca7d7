import type { CheckoutRoute, PageRoute } from '#lib/routing/page-route.ts';

export interface FeaturePage {
  feature: string;
  page: PageRoute;
}

/** Adds the name of the feature (its folder), which is also the name of its catalog of texts. */
export function pagesOf(modules: Readonly<Record<string, readonly PageRoute[]>>): FeaturePage[] {
  return Object.entries(modules).flatMap(([file, pages]) => pages.map((page) => ({ feature: featureOf(file), page })));
}

export interface CheckoutPage {
  feature: string;
  page: CheckoutRoute;
}

export function checkoutPagesOf(modules: Readonly<Record<string, readonly CheckoutRoute[]>>): CheckoutPage[] {
  return Object.entries(modules).flatMap(([file, pages]) => pages.map((page) => ({ feature: featureOf(file), page })));
}

function featureOf(file: string): string {
  const name = /features\/([^/]+)\/routes/.exec(file)?.[1];
  if (name === undefined) throw new Error(`not a routes file of a feature: ${file}`);
  return name;
}
