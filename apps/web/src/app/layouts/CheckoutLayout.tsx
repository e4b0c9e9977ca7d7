import { Trans } from '@lingui/react/macro';
import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { LanguageMenu } from '#components/LanguageMenu.tsx';
import { Logo } from '#components/Logo.tsx';
import { SimulatedBadge } from '#components/SimulatedBadge.tsx';
import { useSite } from '#lib/site.ts';

/** Nothing here leads away from paying except the way back to the shop. */
export function CheckoutLayout({ children }: { children: ReactNode }) {
  const site = useSite();
  return (
    <div className="min-h-dvh">
      <header className="border-b bg-card">
        <div className="mx-auto flex h-14 max-w-5xl items-center justify-between gap-3 px-4">
          <a href="/" className="min-w-0 rounded-md">
            <Logo name={site?.name ?? ''} picture={site?.logo} />
          </a>
          <div className="flex items-center gap-3">
            <span className="hidden items-center gap-1.5 whitespace-nowrap text-muted-foreground text-sm sm:flex">
              <Lock aria-hidden="true" className="size-3.5" />
              <Trans>Secure checkout</Trans>
            </span>
            {site?.isSimulated ? <SimulatedBadge /> : null}
            <LanguageMenu />
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto max-w-5xl px-4 py-6 outline-none sm:py-10">
        {children}
      </main>
    </div>
  );
}
