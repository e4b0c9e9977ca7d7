import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { CircleCheck, CircleSlash, RotateCw } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { useCan } from '#lib/auth/session.ts';
import { trpc } from '#lib/trpc.ts';
import { GiveUpSheet } from '../forms/GiveUpSheet.tsx';
import { MarkDoneSheet } from '../forms/MarkDoneSheet.tsx';
import { refreshJobs } from '../hooks/use-jobs.ts';
import type { Job } from '../lib/job.ts';

/** What a person can do with a job that does not go on by itself. */
export function JobActions({ job }: { job: Job }) {
  const { t } = useLingui();
  const can = useCan();
  const textOf = useErrorText();
  const [open, setOpen] = useState<'done' | 'give-up' | null>(null);
  const sheet = (name: 'done' | 'give-up') => ({
    open: open === name,
    onOpenChange: (next: boolean) => setOpen(next ? name : null),
    job,
  });
  const retry = useMutation(
    trpc.provisioning.retryEffect.mutationOptions({
      onSuccess: async () => {
        await refreshJobs();
        toast.success(t`The job goes on`);
      },
      onError: (error) => toast.error(textOf(error)),
    }),
  );
  const resolves = job.offers.resolve && can('effect:resolve');
  return (
    <>
      {resolves ? (
        <>
          <Button variant="outline" onClick={() => setOpen('give-up')}>
            <CircleSlash aria-hidden="true" />
            <Trans>Give up</Trans>
          </Button>
          <Button variant="outline" onClick={() => setOpen('done')}>
            <CircleCheck aria-hidden="true" />
            <Trans>Mark as done</Trans>
          </Button>
        </>
      ) : null}
      {job.offers.retry && can('effect:retry') ? (
        <Button busy={retry.isPending} onClick={() => retry.mutate({ effectId: job.effectId })}>
          <RotateCw aria-hidden="true" />
          <Trans>Retry</Trans>
        </Button>
      ) : null}
      <GiveUpSheet {...sheet('give-up')} />
      <MarkDoneSheet {...sheet('done')} />
    </>
  );
}
