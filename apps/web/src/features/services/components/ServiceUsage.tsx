import { Trans, useLingui } from '@lingui/react/macro';
import { RefreshCw } from 'lucide-react';
import { DateText } from '#components/DateText.tsx';
import { Section } from '#components/Section.tsx';
import { Button } from '#components/ui/button.tsx';
import { Progress } from '#components/ui/progress.tsx';
import { useFormat } from '#lib/format/use-format.ts';
import { useServiceActions } from '../hooks/use-service-actions.ts';
import type { Service } from '../lib/service.ts';

/** Disk and traffic of the account as its panel last told; nothing for services without an account. */
export function ServiceUsage({ service }: { service: Service }) {
  const { t } = useLingui();
  const { refreshUsage, isBusy } = useServiceActions(service.serviceId);
  const { usage, usageAt, offers } = service;
  if (usage === null && !offers.refreshUsage) return null;
  return (
    <Section
      title={<Trans>Usage</Trans>}
      actions={
        offers.refreshUsage ? (
          <Button size="sm" variant="outline" busy={isBusy} onClick={refreshUsage}>
            <RefreshCw aria-hidden="true" />
            <Trans>Refresh usage</Trans>
          </Button>
        ) : null
      }
    >
      {usage === null ? (
        <p className="text-muted-foreground text-sm">
          <Trans>The panel was not asked yet.</Trans>
        </p>
      ) : (
        <div className="grid gap-4 sm:grid-cols-2">
          <Gauge label={t`Disk`} used={usage['diskUsedBytes']} limit={usage['diskLimitBytes']} />
          <Gauge
            label={t`Traffic this month`}
            used={usage['bandwidthUsedBytes']}
            limit={usage['bandwidthLimitBytes']}
          />
        </div>
      )}
      {usageAt === null ? null : (
        <p className="mt-3 text-muted-foreground text-xs">
          <Trans>
            Asked <DateText value={usageAt} style="relative" />
          </Trans>
        </p>
      )}
    </Section>
  );
}

// The stored report is plain JSON: what is not a number is not known.
const bytesOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

function Gauge({ label, ...report }: { label: string; used: unknown; limit: unknown }) {
  const format = useFormat();
  const used = bytesOf(report.used);
  const limit = bytesOf(report.limit);
  if (used === null) return null;
  const share = limit === null || limit === 0 ? undefined : Math.min(1, used / limit);
  return (
    <div className="flex flex-col gap-1.5">
      <p className="flex flex-wrap justify-between gap-x-3 text-sm">
        <span>{label}</span>
        <span className="num text-muted-foreground">
          <bdi>{format.bytes(used)}</bdi> /{' '}
          {limit === null ? <Trans>unlimited</Trans> : <bdi>{format.bytes(limit)}</bdi>}
        </span>
      </p>
      {share === undefined ? null : (
        <Progress value={share} label={label} tone={share >= 1 ? 'danger' : share >= 0.8 ? 'warning' : 'default'} />
      )}
    </div>
  );
}
