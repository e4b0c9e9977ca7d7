import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { DateText } from '#components/DateText.tsx';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { refreshSettings } from '../hooks/use-settings.ts';

interface RateFeedProps {
  feed: NonNullable<RouterOutputs['tenants']['exchangeRates']['feed']>;
  mayRead: boolean;
}

/** Until which day the central bank's rates are here, and whether newer ones must be out. */
export function RateFeed({ feed, mayRead }: RateFeedProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const read = useMutation({
    ...trpc.tenants.readExchangeRates.mutationOptions(),
    onSuccess: async ({ written }) => {
      await refreshSettings();
      toast.success(written === 0 ? t`Nothing newer is out` : t`Exchange rates read`);
    },
    onError: (error) => toast.error(textOf(error)),
  });
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 border-b px-4 py-3 text-sm">
      <p className={feed.isBehind ? 'text-warning' : 'text-muted-foreground'}>
        {feed.latestOn === null ? (
          <Trans>No rate of the European Central Bank was read yet; that happens within ten minutes.</Trans>
        ) : feed.isBehind ? (
          <Trans>
            Read from the European Central Bank up to <DateText value={feed.latestOn} />; those of{' '}
            <DateText value={feed.expectedOn} /> should be out. It is asked again every hour.
          </Trans>
        ) : (
          <Trans>
            Read from the European Central Bank up to <DateText value={feed.latestOn} />. Nothing newer is out.
          </Trans>
        )}
      </p>
      {mayRead ? (
        <Button size="sm" variant="outline" disabled={read.isPending} onClick={() => read.mutate({})}>
          <RefreshCw aria-hidden="true" />
          <Trans>Read now</Trans>
        </Button>
      ) : null}
    </div>
  );
}
