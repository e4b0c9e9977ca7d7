import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { useLingui } from '@lingui/react/macro';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, StrictMode } from 'react';
import { Toaster } from '#components/ui/toast.tsx';
import { queryClient } from '#lib/query-client.ts';

export function Providers({ children }: { children: ReactNode }) {
  return (
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <QueryClientProvider client={queryClient}>
          {children}
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
