import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { DateText } from '#components/DateText.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card, CardContent, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { Progress } from '#components/ui/progress.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { useFormat } from '#lib/format/use-format.ts';
import { trpc } from '#lib/trpc.ts';
import type { Service } from '../lib/service.ts';
import { fillOf, usageOf } from '../lib/usage.ts';

/** Disk and traffic of an account, as the panel said last. */
export function UsageCard({ service }: { service: Service }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const queryClient = useQueryClient();
  const refresh = useMutation(
    trpc.provisioning.refreshUsage.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.provisioning.getService.queryFilter()),
      onError: (error) => toast.error(textOf(error)),
    }),
  );
  const usage = usageOf(service.usage);
  return (
    <Card>
      <CardHeader>
        <CardTitle>
          <Trans>Usage</Trans>
        </CardTitle>
        <span className="flex items-center gap-2 text-muted-foreground text-xs">
          {service.usageAt === null ? null : <DateText value={service.usageAt} style="relative" />}
          <Button
            variant="ghost"
            size="icon-sm"
            busy={refresh.isPending}
            aria-label={t`Read usage now`}
            title={t`Read usage now`}
            onClick={() => refresh.mutate({ serviceId: service.serviceId })}
          >
            {refresh.isPending ? null : <RefreshCw aria-hidden="true" />}
          </Button>
        </span>
      </CardHeader>
      <CardContent className="flex flex-col gap-4">
        {usage === null ? (
          <p className="text-muted-foreground text-sm">
            <Trans>Not read from the server yet.</Trans>
          </p>
        ) : (
          <>
            <Meter label={t`Disk`} used={usage.diskUsedBytes} limit={usage.diskLimitBytes} />
            <Meter label={t`Traffic this month`} used={usage.bandwidthUsedBytes} limit={usage.bandwidthLimitBytes} />
          </>
        )}
      </CardContent>
    </Card>
  );
}

function Meter({ label, used, limit }: { label: string; used: number; limit: number | null }) {
  const format = useFormat();
  const fill = fillOf(used, limit);
  return (
    <div>
      <div className="mb-1.5 flex justify-between gap-3 text-sm">
        <span>{label}</span>
        <span className="num text-muted-foreground">
          {limit === null ? (
            <Trans>{format.bytes(used)}, no limit</Trans>
          ) : (
            <Trans>
              {format.bytes(used)} of {format.bytes(limit)}
            </Trans>
          )}
        </span>
      </div>
      {fill === null ? null : <Progress label={label} value={fill.share} tone={fill.tone} />}
    </div>
  );
}
