import { Outlet } from '@tanstack/react-router';
import { LanguageMenu } from '#components/LanguageMenu.tsx';
import { Logo } from '#components/Logo.tsx';
import { ThemeToggle } from '#components/ThemeToggle.tsx';
import { useSite } from '#lib/site.ts';

/** Login and its neighbours: one card in the middle, language and theme within reach. */
export function BareLayout() {
  const site = useSite();
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex h-14 items-center justify-between gap-2 px-4">
        <Logo name={site?.name ?? ''} picture={site?.logo} />
        <div className="flex items-center gap-1">
          <LanguageMenu />
          <ThemeToggle />
        </div>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-sm flex-1 px-4 py-10 outline-none sm:py-20">
        <Outlet />
      </main>
    </div>
  );
}
