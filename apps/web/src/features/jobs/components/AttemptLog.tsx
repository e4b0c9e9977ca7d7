import { Trans, useLingui } from '@lingui/react/macro';
import { Workflow } from 'lucide-react';
import { DateText } from '#components/DateText.tsx';
import { EmptyState } from '#components/EmptyState.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Card, CardContent, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { useFormat } from '#lib/format/use-format.ts';
import { type Attempt, exchangesOf, type Job } from '../lib/job.ts';
import { ExchangeView } from './ExchangeView.tsx';

/** Every try of a job, the last first, with what was sent and answered. */
export function AttemptLog({ job }: { job: Job }) {
  if (job.log.length === 0) {
    return <EmptyState icon={Workflow} title={<Trans>Nothing was sent yet</Trans>} />;
  }
  return (
    <ol className="flex flex-col gap-4">
      {job.log.toReversed().map((attempt) => (
        <li key={`${attempt.startedAt} ${attempt.step} ${attempt.number}`}>
          <AttemptCard attempt={attempt} />
        </li>
      ))}
    </ol>
  );
}

function AttemptCard({ attempt }: { attempt: Attempt }) {
  const { t } = useLingui();
  const format = useFormat();
  const number = format.number(attempt.number);
  const exchanges = exchangesOf(attempt);
  const isRead = attempt.step === 'probe';
  return (
    <Card>
      <CardHeader>
        <CardTitle className="flex flex-wrap items-center gap-2">
          {isRead ? t`Looked up, try ${number}` : t`Sent, try ${number}`}
          {attempt.outcome === 'absent' ? (
            <Badge>{t`Not found there`}</Badge>
          ) : (
            <StatusBadge status={attempt.outcome === 'done' ? 'succeeded' : attempt.outcome} />
          )}
        </CardTitle>
        <span className="num text-muted-foreground text-xs">
          <DateText value={attempt.startedAt} style="datetime" /> ·{' '}
          <bdi>
            {format.number(attempt.durationMs, { style: 'unit', unit: 'millisecond', maximumFractionDigits: 0 })}
          </bdi>
        </span>
      </CardHeader>
      <CardContent className="flex flex-col gap-3">
        {attempt.message === null && attempt.code === null ? null : (
          <p className="break-words text-sm">
            <bdi>{attempt.message}</bdi>{' '}
            {attempt.code === null ? null : (
              <code dir="ltr" className="text-muted-foreground text-xs">
                {attempt.code}
              </code>
            )}
          </p>
        )}
        {exchanges.length === 0 ? (
          <p className="text-muted-foreground text-sm">
            <Trans>No request left the panel.</Trans>
          </p>
        ) : (
          exchanges.map((exchange, index) => <ExchangeView key={index} exchange={exchange} />)
        )}
      </CardContent>
    </Card>
  );
}
