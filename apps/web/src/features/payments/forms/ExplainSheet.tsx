import { Trans, useLingui } from '@lingui/react/macro';
import { text } from '@panel1/shared-types';
import { useMutation } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { TextareaField } from '#components/form/fields.tsx';
import { toast } from '#components/ui/toast.tsx';
import { trpc } from '#lib/trpc.ts';
import { refreshNotices } from '../hooks/use-notices.ts';

const schema = z.object({ explanation: text(500) });

export interface ExplainSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  differenceId: string;
}

/** Why a gateway and the books may disagree here. */
export function ExplainSheet({ open, onOpenChange, differenceId }: ExplainSheetProps) {
  const { t } = useLingui();
  const explain = useMutation(trpc.payments.explainDifference.mutationOptions());
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>Explain this difference</Trans>}
      description={<Trans>Nothing is booked. It opens again when the amounts change.</Trans>}
      schema={schema}
      defaultValues={{ explanation: '' }}
      submitLabel={<Trans>Explain</Trans>}
      onSubmit={async ({ explanation }) => {
        await explain.mutateAsync({ differenceId, explanation });
        await refreshNotices();
        toast.success(t`The difference is explained`);
      }}
    >
      <TextareaField name="explanation" label={t`Why it is right`} hint={t`Your name stands beside it.`} rows={3} />
    </FormSheet>
  );
}
