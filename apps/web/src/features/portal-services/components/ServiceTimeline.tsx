import { useLingui } from '@lingui/react';
import { Trans, useLingui as useMacro } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ErrorState } from '#components/ErrorState.tsx';
import { Timeline } from '#components/Timeline.tsx';
import { Card, CardContent, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { EVENT_LOOKS } from '../lib/event-looks.ts';
import type { Service } from '../lib/service.ts';

type Entry = RouterOutputs['provisioning']['serviceTimeline']['rows'][number];

/** What happened to the service, and who did it. */
export function ServiceTimeline({ service }: { service: Service }) {
  const { i18n } = useLingui();
  const { t } = useMacro();
  const query = useQuery(trpc.provisioning.serviceTimeline.queryOptions({ serviceId: service.serviceId }));
  return (
    <Card>
      <CardHeader>
        <CardTitle>
          <Trans>History</Trans>
        </CardTitle>
      </CardHeader>
      <CardContent>
        {query.error ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
        {query.isPending ? <Skeleton className="h-20" /> : null}
        <Timeline
          label={t`History`}
          entries={(query.data?.rows ?? []).map((entry) => {
            const { text, ...look } = EVENT_LOOKS[entry.event];
            const actor = actorOf(entry);
            return { id: entry.id, at: entry.at, ...look, title: i18n._(text), ...(actor ? { actor } : {}) };
          })}
        />
      </CardContent>
    </Card>
  );
}

function actorOf({ by, name }: Entry) {
  if (by === 'staff') return <Trans>our team</Trans>;
  return name;
}
