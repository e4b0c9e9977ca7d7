import { Trans, useLingui } from '@lingui/react/macro';
import { text } from '@panel1/shared-types';
import { useMutation } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { TextareaField, TextField } from '#components/form/fields.tsx';
import { toast } from '#components/ui/toast.tsx';
import { trpc } from '#lib/trpc.ts';
import { refreshJobs } from '../hooks/use-jobs.ts';
import type { JobDialogProps } from './GiveUpSheet.tsx';

export function MarkDoneSheet({ open, onOpenChange, job }: JobDialogProps) {
  const { t } = useLingui();
  const markDone = useMutation(trpc.provisioning.markEffectDone.mutationOptions());
  const needsRef = job.offers.needsAccountRef;
  const schema = z.object({ note: text(500), accountRef: text(64, needsRef ? 1 : 0) });
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>Mark this job as done</Trans>}
      description={<Trans>Use this when you did at the provider what the job should have done.</Trans>}
      schema={schema}
      defaultValues={{ note: '', accountRef: '' }}
      submitLabel={<Trans>Mark as done</Trans>}
      onSubmit={async ({ note, accountRef }) => {
        await markDone.mutateAsync({ effectId: job.effectId, note, ...(needsRef ? { accountRef } : {}) });
        await refreshJobs();
        toast.success(t`The job is done`);
      }}
    >
      {needsRef ? (
        <TextField
          name="accountRef"
          label={t`Name of the account at the panel`}
          hint={t`Without it nothing could be done with the account later.`}
          autoComplete="off"
          spellCheck={false}
          dir="ltr"
        />
      ) : null}
      <TextareaField name="note" label={t`What you did`} hint={t`For the audit trail.`} rows={3} />
    </FormSheet>
  );
}
