import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { Outlet, useMatches } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { useSite } from '#lib/site.ts';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    title?: MessageDescriptor;
  }
}

/** What every page has: the window's title and a link that skips the menu. */
export function RootFrame() {
  const { i18n } = useLingui();
  const title = useMatches({ select: (matches) => matches.at(-1)?.staticData.title });
  const tenant = useSite()?.name;
  useEffect(() => {
    const parts = [title === undefined ? undefined : i18n._(title), tenant];
    document.title = parts.filter(Boolean).join(' · ');
  }, [i18n, title, tenant]);
  return (
    <>
      <a
        href="#main"
        className="fixed start-3 top-2 z-60 -translate-y-20 rounded-md bg-primary px-3 py-2 text-primary-foreground text-sm focus:translate-y-0"
      >
        <Trans>Skip to content</Trans>
      </a>
      <Outlet />
    </>
  );
}

/** The shape of a page while its code and data come. */
export function PagePending() {
  return (
    <div className="flex flex-col gap-4" aria-busy="true">
      <Skeleton className="h-7 w-52" />
      <Skeleton className="h-64 w-full" />
    </div>
  );
}
