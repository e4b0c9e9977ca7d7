import { addPaletteProvider } from '#lib/palette.ts';
import type { PageRoute } from '#lib/routing/page-route.ts';

// No pages: what staff find with Ctrl+K. The searches load when the palette is first opened.
addPaletteProvider(async (query, signal) => (await import('../lib/search.ts')).search(query, signal));

export const pages: readonly PageRoute[] = [];
