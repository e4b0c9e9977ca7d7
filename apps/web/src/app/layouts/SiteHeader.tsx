import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { LogOut, ShoppingCart, User } from 'lucide-react';
import { LanguageMenu } from '#components/LanguageMenu.tsx';
import { Logo } from '#components/Logo.tsx';
import { SimulatedBadge } from '#components/SimulatedBadge.tsx';
import { ThemeToggle } from '#components/ThemeToggle.tsx';
import { Button, buttonVariants } from '#components/ui/button.tsx';
import { logout, useSession } from '#lib/auth/session.ts';
import { useKnownCart } from '#lib/cart-token.ts';
import { cn } from '#lib/cn.ts';
import { useFormat } from '#lib/format/use-format.ts';
import { useSite } from '#lib/site.ts';

/** The header of storefront and client area. */
export function SiteHeader() {
  const { t } = useLingui();
  const session = useSession();
  const site = useSite();
  return (
    <header className="no-print border-b bg-card">
      <div className="mx-auto flex h-14 max-w-6xl items-center gap-2 px-4">
        <Link to="/" className="min-w-0 rounded-md">
          <Logo name={site?.name ?? ''} picture={site?.logo} />
        </Link>
        <div className="flex flex-1 items-center justify-end gap-1">
          {site?.isSimulated ? <SimulatedBadge /> : null}
          <span className="max-sm:hidden">
            <LanguageMenu />
          </span>
          <ThemeToggle />
          <Link
            to="/cart"
            className={cn(buttonVariants({ variant: 'ghost', size: 'icon' }), 'relative')}
            title={t`Cart`}
          >
            <ShoppingCart aria-hidden="true" className="rtl:-scale-x-100" />
            <span className="sr-only">
              <Trans>Cart</Trans>
            </span>
            <CartCount />
          </Link>
          {session ? (
            <>
              <Link to="/portal" className={buttonVariants({ variant: 'outline' })} title={session.user.email}>
                <User aria-hidden="true" />
                <span className="max-w-40 truncate max-sm:sr-only">{session.user.name}</span>
              </Link>
              <Button
                variant="ghost"
                size="icon"
                aria-label={t`Log out`}
                title={t`Log out`}
                onClick={() => void logout().then(() => window.location.assign('/logged-out'))}
              >
                <LogOut aria-hidden="true" className="rtl:-scale-x-100" />
              </Button>
            </>
          ) : (
            <Link to="/login" className={buttonVariants({ variant: 'outline' })}>
              <Trans>Log in</Trans>
            </Link>
          )}
        </div>
      </div>
    </header>
  );
}

/** How many lines this browser's cart has; nothing while it is empty. */
function CartCount() {
  const { number } = useFormat();
  const lines = useKnownCart()?.lines ?? 0;
  if (lines === 0) return null;
  return (
    <span className="num absolute end-0 top-0 flex h-4 min-w-4 items-center justify-center rounded-full bg-primary px-1 font-semibold text-[0.625rem] text-primary-foreground">
      {number(lines)}
    </span>
  );
}
