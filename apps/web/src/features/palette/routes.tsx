import { currentSurface } from '#lib/auth/surface.ts';
import { addPaletteProvider } from '#lib/palette.ts';
import type { CheckoutRoute, PageRoute } from '#lib/routing/page-route.ts';

// No pages: what staff find with Ctrl+K. The searches load when the palette is first opened.
if (currentSurface() === 'staff') {
  addPaletteProvider(async (query, signal) => (await import('./lib/search.ts')).search(query, signal));
}

export const adminPages: readonly PageRoute[] = [];
export const sitePages: readonly PageRoute[] = [];
export const checkoutPages: readonly CheckoutRoute[] = [];
