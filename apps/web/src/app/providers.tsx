import { CSPProvider } from '@base-ui/react/csp-provider';
import { DirectionProvider } from '@base-ui/react/direction-provider';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { useLingui } from '@lingui/react/macro';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, StrictMode } from 'react';
import { Toaster } from '#components/ui/toast.tsx';
import { directionOf } from '#lib/i18n/locales.ts';
import { queryClient } from '#lib/query-client.ts';

export function Providers({ children }: { children: ReactNode }) {
  return (
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <QueryClientProvider client={queryClient}>
          <Direction>{children}</Direction>
          <Toasts />
        </QueryClientProvider>
      </I18nProvider>
    </StrictMode>
  );
}

function Toasts() {
  const { t } = useLingui();
  return <Toaster label={t`Notifications`} closeLabel={t`Dismiss`} />;
}

/** Tells Base UI the direction of reading, and that our policy allows no style elements. */
function Direction({ children }: { children: ReactNode }) {
  const { i18n: active } = useLingui();
  return (
    <CSPProvider disableStyleElements>
      <DirectionProvider direction={directionOf(active.locale)}>{children}</DirectionProvider>
    </CSPProvider>
  );
}
