import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { readError } from '#lib/errors.ts';
import { activateLocale, initialLocale } from '#lib/i18n/activate.ts';
import { watchSystemTheme } from '#lib/theme.ts';
import { Providers } from './providers.tsx';

/** Starts a bundle: texts first (the page's static shell is on screen meanwhile), then the app. */
export async function start(app: ReactNode): Promise<void> {
  const element = document.getElementById('root');
  if (!element) throw new Error('the page has no #root');
  await activateLocale(initialLocale(), { remember: false });
  watchSystemTheme();
  createRoot(element, { onCaughtError: reportUnforeseen }).render(<Providers>{app}</Providers>);
}

/** A page's boundary shows every error; the console hears only of those that nobody foresaw. */
function reportUnforeseen(error: unknown): void {
  if (readError(error).status >= 500) reportError(error);
}
