import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Workflow } from 'lucide-react';
import { DateText } from '#components/DateText.tsx';
import { EmptyState } from '#components/EmptyState.tsx';
import { RowList } from '#components/RowList.tsx';
import { Section } from '#components/Section.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { effectKindText } from '#lib/effect-kind.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';

type Job = RouterOutputs['provisioning']['listJobs']['rows'][number];

/** Every call that was made for the service, newest first; news arrive by themselves. */
export function ServiceJobs({ serviceId }: { serviceId: string }) {
  const { t, i18n } = useLingui();
  const query = useQuery({
    ...trpc.provisioning.listJobs.queryOptions({ limit: 25, filter: { serviceId } }),
    placeholderData: keepPreviousData,
  });
  return (
    <Section flush title={<Trans>Jobs</Trans>}>
      <RowList
        label={t`Jobs`}
        query={query}
        item={(job) => {
          const text = effectKindText(job.kind);
          return {
            id: job.effectId,
            to: `/admin/jobs/${job.effectId}`,
            title: text ? i18n._(text) : job.kind,
            hint: <JobHint job={job} />,
            badge: <StatusBadge status={job.state} />,
            end: <DateText value={job.finishedAt ?? job.createdAt} style="relative" />,
          };
        }}
        empty={<EmptyState icon={Workflow} title={<Trans>Nothing was asked of a panel yet</Trans>} />}
      />
    </Section>
  );
}

function JobHint({ job }: { job: Job }) {
  const { t } = useLingui();
  const tries = job.attempts > 1 ? t`${job.attempts} tries` : null;
  if (job.message === null || job.state === 'succeeded') return tries;
  return (
    <>
      {tries === null ? null : `${tries} · `}
      <bdi>{job.message}</bdi>
    </>
  );
}
