import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Slot } from '#lib/plugins/Slot.tsx';
import { useSite } from '#lib/site.ts';

/** The foot of storefront and client area; consumers always find the way out of a contract here. */
export function SiteFooter() {
  const site = useSite();
  return (
    <footer className="no-print border-t">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-4 px-4 py-6 text-muted-foreground text-sm">
        <Slot name="store.footer" />
        {site?.withdrawal.canWithdraw ? (
          <Link to="/withdraw" className="underline underline-offset-4 hover:text-foreground">
            <Trans>Withdraw from contract</Trans>
          </Link>
        ) : null}
      </div>
    </footer>
  );
}
