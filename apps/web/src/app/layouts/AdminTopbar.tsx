import { Trans, useLingui } from '@lingui/react/macro';
import { LogOut, Menu, Search } from 'lucide-react';
import { openPalette, PaletteHost } from '#components/CommandPalette.tsx';
import { LanguageMenu } from '#components/LanguageMenu.tsx';
import { SimulatedBadge } from '#components/SimulatedBadge.tsx';
import { ThemeToggle } from '#components/ThemeToggle.tsx';
import { Avatar } from '#components/ui/avatar.tsx';
import { Button } from '#components/ui/button.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import { logout, type Session } from '#lib/auth/session.ts';
import { Slot } from '#lib/plugins/Slot.tsx';

export interface AdminTopbarProps {
  session: Session | null | undefined;
  onOpenMenu: () => void;
}

export function AdminTopbar({ session, onOpenMenu }: AdminTopbarProps) {
  const { t } = useLingui();
  return (
    <header className="no-print sticky top-0 z-30 flex h-13 shrink-0 items-center gap-2 border-b bg-background/85 px-3 backdrop-blur md:px-6">
      <Button variant="ghost" size="icon" className="md:hidden" aria-label={t`Open menu`} onClick={onOpenMenu}>
        <Menu aria-hidden="true" />
      </Button>
      <button
        type="button"
        onClick={openPalette}
        className="flex h-8 min-w-0 flex-1 items-center gap-2 rounded-md border border-input bg-card px-2.5 text-muted-foreground text-sm shadow-card hover:border-ring/50 sm:max-w-xs"
      >
        <Search aria-hidden="true" className="size-4 shrink-0" />
        <span className="flex-1 truncate text-start">
          <Trans>Search or run a command</Trans>
        </span>
        <Kbd className="max-sm:hidden">Ctrl K</Kbd>
      </button>
      <div className="flex flex-1 items-center justify-end gap-1">
        {session?.tenant.simulated ? <SimulatedBadge /> : null}
        <Slot name="admin.topbar.end" />
        <span className="max-sm:hidden">
          <LanguageMenu />
        </span>
        <ThemeToggle />
        {session ? (
          <>
            <a href="/admin/account" className="rounded-full p-1" title={session.user.email}>
              <Avatar name={session.user.name} />
              <span className="sr-only">
                <Trans>Your account</Trans>
              </span>
            </a>
            <Button
              variant="ghost"
              size="icon"
              aria-label={t`Log out`}
              title={t`Log out`}
              onClick={() => void logout().then(() => window.location.assign('/admin/logged-out'))}
            >
              <LogOut aria-hidden="true" className="rtl:-scale-x-100" />
            </Button>
          </>
        ) : null}
      </div>
      <PaletteHost />
    </header>
  );
}
