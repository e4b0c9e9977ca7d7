import { Trans, useLingui } from '@lingui/react/macro';
import { text } from '@panel1/shared-types';
import { useMutation } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { TextareaField } from '#components/form/fields.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { queryClient } from '#lib/query-client.ts';
import { trpc } from '#lib/trpc.ts';
import type { ClientDialogProps } from '../lib/dialog.ts';

const schema = z.object({ reason: text(500) });

export function CloseSheet({ open, onOpenChange, client }: ClientDialogProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const close = useMutation(trpc.clients.close.mutationOptions());
  const reopen = useMutation(trpc.clients.reopen.mutationOptions());
  const undo = async () => {
    try {
      await reopen.mutateAsync({ clientId: client.clientId });
      await queryClient.invalidateQueries({ queryKey: trpc.clients.pathKey() });
      toast.success(t`The account is open again`);
    } catch (error) {
      toast.error(textOf(error));
    }
  };
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>Close the account of {client.name}</Trans>}
      description={<Trans>The account keeps its history and cannot order any more. You can reopen it.</Trans>}
      schema={schema}
      defaultValues={{ reason: '' }}
      submitLabel={<Trans>Close account</Trans>}
      tone="danger"
      onSubmit={async ({ reason }) => {
        await close.mutateAsync({ clientId: client.clientId, reason });
        await queryClient.invalidateQueries({ queryKey: trpc.clients.pathKey() });
        toast.success(t`The account is closed`, { action: { label: t`Undo`, run: () => void undo() } });
      }}
    >
      <TextareaField name="reason" label={t`Reason`} hint={t`For the audit trail.`} rows={3} />
    </FormSheet>
  );
}
