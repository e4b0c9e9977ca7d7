import { Outlet } from '@tanstack/react-router';
import { ImpersonationBanner } from '#components/ImpersonationBanner.tsx';
import { Slot } from '#lib/plugins/Slot.tsx';
import { SiteHeader } from './SiteHeader.tsx';

/** The public frame. */
export function StoreLayout() {
  return (
    <div className="flex min-h-dvh flex-col">
      <ImpersonationBanner />
      <SiteHeader />
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-6xl flex-1 px-4 py-8 outline-none">
        <Outlet />
      </main>
      <footer className="no-print border-t">
        <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-4 px-4 py-6 text-muted-foreground text-sm">
          <Slot name="store.footer" />
        </div>
      </footer>
    </div>
  );
}
