import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { CopyId } from '#components/CopyId.tsx';
import { DateText } from '#components/DateText.tsx';
import { Facts } from '#components/Facts.tsx';
import { Section } from '#components/Section.tsx';
import { type Job, subjectHref } from '../lib/job.ts';

export function JobFacts({ job }: { job: Job }) {
  const { t } = useLingui();
  const href = subjectHref(job);
  const name = <bdi>{job.subject?.label ?? job.resourceKind}</bdi>;
  return (
    <Section title={<Trans>Facts</Trans>}>
      <Facts
        facts={[
          {
            key: 'for',
            label: t`For`,
            value:
              href === null ? (
                name
              ) : (
                <Link to={href} className="underline underline-offset-2">
                  {name}
                </Link>
              ),
          },
          { key: 'domain', label: t`Domain`, value: job.subject?.domain && <CopyId value={job.subject.domain} /> },
          { key: 'tries', label: t`Tries`, value: <span className="num">{job.attempts}</span> },
          { key: 'code', label: t`Code`, value: job.code && <code dir="ltr">{job.code}</code> },
          { key: 'planned', label: t`Planned`, value: <DateText value={job.createdAt} style="datetime" /> },
          { key: 'next', label: t`Next try`, value: job.nextAt && <DateText value={job.nextAt} style="relative" /> },
          {
            key: 'finished',
            label: t`Finished`,
            value: job.finishedAt && <DateText value={job.finishedAt} style="datetime" />,
          },
          { key: 'ref', label: t`At the provider`, value: job.providerRef && <CopyId value={job.providerRef} /> },
          { key: 'id', label: t`Id`, value: <CopyId value={job.effectId} display={`…${job.effectId.slice(-8)}`} /> },
        ]}
      />
    </Section>
  );
}
