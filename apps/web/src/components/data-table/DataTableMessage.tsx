import { Trans } from '@lingui/react/macro';
import { SearchX } from 'lucide-react';
import { EmptyState } from '../EmptyState.tsx';
import { ErrorState } from '../ErrorState.tsx';
import { Button } from '../ui/button.tsx';
import type { DataTableProps } from './types.ts';

/** In place of rows: the error with a way to try again, "no match" with a way back, or the list's own empty state. */
export function DataTableMessage<Row>({ query, state, empty }: DataTableProps<Row>) {
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const narrowed = state.q !== '' || Object.keys(state.filters).length > 0;
  if (!narrowed && state.page === 1) return empty;
  return (
    <EmptyState
      icon={SearchX}
      title={<Trans>Nothing matches</Trans>}
      action={
        <Button variant="outline" onClick={narrowed ? state.clearFilters : () => state.setPage(1)}>
          {narrowed ? <Trans>Clear filters</Trans> : <Trans>Go to the first page</Trans>}
        </Button>
      }
    >
      <Trans>Try fewer or other filters.</Trans>
    </EmptyState>
  );
}
