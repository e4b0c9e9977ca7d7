import { Trans } from '@lingui/react/macro';
import { CircleAlert } from 'lucide-react';
import { useErrorText } from '#hooks/use-error-text.ts';
import { readError } from '#lib/errors.ts';
import { EmptyState } from './EmptyState.tsx';
import { Button } from './ui/button.tsx';

export interface ErrorStateProps {
  error: unknown;
  /** Not offered where trying again cannot help (403, 404). */
  onRetry?: () => void;
}

/** In place of content that could not be loaded: what happened and what to do. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const textOf = useErrorText();
  const { status } = readError(error);
  const final = status === 403 || status === 404;
  return (
    <div role="alert">
      <EmptyState
        icon={CircleAlert}
        title={<Trans>This could not be loaded</Trans>}
        action={
          onRetry && !final ? (
            <Button variant="outline" onClick={onRetry}>
              <Trans>Try again</Trans>
            </Button>
          ) : undefined
        }
      >
        {textOf(error)}
      </EmptyState>
    </div>
  );
}
