import { Trans, useLingui } from '@lingui/react/macro';
import { text } from '@panel1/shared-types';
import { useMutation } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { TextField } from '#components/form/fields.tsx';
import { toast } from '#components/ui/toast.tsx';
import { trpc } from '#lib/trpc.ts';
import { type BankLine, refreshBanking } from '../lib/bank-line.ts';

const schema = z.object({ reason: text(200) });

export interface LineSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  line: BankLine;
}

/** Puts an entry aside that is no client's money. */
export function IgnoreLineSheet({ open, onOpenChange, line }: LineSheetProps) {
  const { t } = useLingui();
  const ignore = useMutation(trpc.banking.ignore.mutationOptions());
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>Put this entry aside</Trans>}
      description={<Trans>For money that is no client’s. You can take the entry up again.</Trans>}
      schema={schema}
      defaultValues={{ reason: '' }}
      submitLabel={<Trans>Put aside</Trans>}
      onSubmit={async ({ reason }) => {
        await ignore.mutateAsync({ lineId: line.id, reason });
        await refreshBanking();
        toast.success(t`Put aside`);
      }}
    >
      <TextField
        name="reason"
        label={t`Reason`}
        hint={t`Such as interest, or a refund of a supplier.`}
        autoComplete="off"
      />
    </FormSheet>
  );
}
