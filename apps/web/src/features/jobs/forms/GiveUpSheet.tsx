import { Trans, useLingui } from '@lingui/react/macro';
import { text } from '@panel1/shared-types';
import { useMutation } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { TextareaField } from '#components/form/fields.tsx';
import { toast } from '#components/ui/toast.tsx';
import { trpc } from '#lib/trpc.ts';
import { refreshJobs } from '../hooks/use-jobs.ts';
import type { Job } from '../lib/job.ts';

const schema = z.object({ note: text(500) });

export interface JobDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  job: Job;
}

export function GiveUpSheet({ open, onOpenChange, job }: JobDialogProps) {
  const { t } = useLingui();
  const giveUp = useMutation(trpc.provisioning.giveUpEffect.mutationOptions());
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>Give this job up</Trans>}
      description={
        <Trans>Nothing more is sent. What was wished is taken back, and a place on a server is freed.</Trans>
      }
      schema={schema}
      defaultValues={{ note: '' }}
      submitLabel={<Trans>Give up</Trans>}
      tone="danger"
      onSubmit={async ({ note }) => {
        await giveUp.mutateAsync({ effectId: job.effectId, note });
        await refreshJobs();
        toast.success(t`The job was given up`);
      }}
    >
      <TextareaField name="note" label={t`Why`} hint={t`For the audit trail.`} rows={3} />
    </FormSheet>
  );
}
