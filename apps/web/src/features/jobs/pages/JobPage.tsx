import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ObjectPage } from '#components/ObjectPage.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { effectKindText } from '#lib/effect-kind.ts';
import { useParam } from '#lib/routing/use-params.ts';
import { trpc } from '#lib/trpc.ts';
import { AttemptLog } from '../components/AttemptLog.tsx';
import { JobActions } from '../components/JobActions.tsx';
import { JobFacts } from '../components/JobFacts.tsx';
import type { Job } from '../lib/job.ts';

export function JobPage() {
  const { t, i18n } = useLingui();
  const effectId = useParam('id');
  const query = useQuery(trpc.provisioning.getJob.queryOptions({ effectId }));
  const title = (job: Job) => {
    const text = effectKindText(job.kind);
    return text ? i18n._(text) : job.kind;
  };
  return (
    <ObjectPage
      query={query}
      header={(job) => ({
        title: title(job),
        badge: <StatusBadge status={job.state} />,
        crumbs: [
          {
            key: 'list',
            content: (
              <Link to="/admin/jobs">
                <Trans>Provisioning jobs</Trans>
              </Link>
            ),
          },
          { key: 'this', content: title(job) },
        ],
        ...(job.subject === null ? {} : { description: <bdi>{job.subject.domain ?? job.subject.label}</bdi> }),
        actions: <JobActions job={job} />,
      })}
      notice={(job) => <StateNotice job={job} />}
      tabs={(job) => [{ value: 'log', label: t`Log`, content: <AttemptLog job={job} /> }]}
      rail={(job) => <JobFacts job={job} />}
    />
  );
}

function StateNotice({ job }: { job: Job }) {
  const message = job.message === null ? null : <bdi>{job.message}</bdi>;
  switch (job.state) {
    case 'parked':
      return (
        <Alert className="mb-4" tone="danger" title={<Trans>This job has stopped and waits for a person</Trans>}>
          {message}
        </Alert>
      );
    case 'unknown':
      return (
        <Alert className="mb-4" tone="warning" title={<Trans>It is not known whether this happened</Trans>}>
          <Trans>It is read at the provider before anything is sent again.</Trans>
        </Alert>
      );
    case 'failed':
      return (
        <Alert className="mb-4" tone="danger" title={<Trans>This job was given up</Trans>}>
          {message}
        </Alert>
      );
    default:
      return null;
  }
}
