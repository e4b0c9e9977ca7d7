import { Outlet } from '@tanstack/react-router';
import { ImpersonationBanner } from '#components/ImpersonationBanner.tsx';
import { SiteFooter } from './SiteFooter.tsx';
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
      <SiteFooter />
    </div>
  );
}
