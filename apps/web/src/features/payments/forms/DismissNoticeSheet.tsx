import { Trans, useLingui } from '@lingui/react/macro';
import { text } from '@panel1/shared-types';
import { useMutation } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { TextareaField } from '#components/form/fields.tsx';
import { toast } from '#components/ui/toast.tsx';
import { trpc } from '#lib/trpc.ts';
import { refreshNotices } from '../hooks/use-notices.ts';

const schema = z.object({ reason: text(500) });

export interface DismissNoticeSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  noticeId: string;
}

export function DismissNoticeSheet({ open, onOpenChange, noticeId }: DismissNoticeSheetProps) {
  const { t } = useLingui();
  const dismiss = useMutation(trpc.payments.dismissNotice.mutationOptions());
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>Put this notice aside</Trans>}
      description={<Trans>Use this when you have dealt with it yourself. Nothing is sent or booked.</Trans>}
      schema={schema}
      defaultValues={{ reason: '' }}
      submitLabel={<Trans>Put aside</Trans>}
      onSubmit={async ({ reason }) => {
        await dismiss.mutateAsync({ noticeId, reason });
        await refreshNotices();
        toast.success(t`The notice was put aside`);
      }}
    >
      <TextareaField name="reason" label={t`Why`} hint={t`For the audit trail.`} rows={3} />
    </FormSheet>
  );
}
