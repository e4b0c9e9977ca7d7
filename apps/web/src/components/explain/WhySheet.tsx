import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { ErrorState } from '#components/ErrorState.tsx';
import { Sheet } from '#components/ui/sheet.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';

export interface WhySheetProps<Data> {
  title: string;
  onClose: () => void;
  query: { data: Data | undefined; error: unknown; isPending: boolean; refetch: () => unknown };
  children: (data: Data) => ReactNode;
}

/** The sheet in which an explanation stands, with its waiting and its failure. */
export function WhySheet<Data>({ title, onClose, query, children }: WhySheetProps<Data>) {
  const { t } = useLingui();
  return (
    <Sheet
      open
      onOpenChange={onClose}
      title={<Trans>Why?</Trans>}
      description={<bdi>{title}</bdi>}
      closeLabel={t`Close`}
    >
      {query.error ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <Skeleton className="h-64" /> : null}
      {query.data ? children(query.data) : null}
    </Sheet>
  );
}
