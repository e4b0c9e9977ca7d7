import { Trans, useLingui } from '@lingui/react/macro';
import { localDate, text } from '@panel1/shared-types';
import { useMutation } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { CheckboxField, TextareaField, TextField } from '#components/form/fields.tsx';
import { toast } from '#components/ui/toast.tsx';
import { queryClient } from '#lib/query-client.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';

const schema = z.object({
  reason: text(300, 0),
  code: z.string().check(z.regex(/^(VATEX-[A-Z0-9-]{2,24})?$/)),
  until: z.union([z.literal(''), localDate()]),
  isEnded: z.boolean(),
});

export interface ExemptionSheetProps {
  clientId: string;
  exemption: RouterOutputs['clients']['taxProfile']['exemption'];
  onClose: () => void;
}

/** The certificate by which a client is not charged tax. */
export function ExemptionSheet({ clientId, exemption, onClose }: ExemptionSheetProps) {
  const { t } = useLingui();
  const set = useMutation(trpc.clients.setTaxExemption.mutationOptions());
  return (
    <FormSheet
      open
      onOpenChange={onClose}
      title={<Trans>Exemption from tax</Trans>}
      description={<Trans>Holds for invoices issued from now on. The reason stands on them.</Trans>}
      schema={schema}
      defaultValues={{
        reason: exemption?.reason ?? '',
        code: exemption?.code ?? '',
        until: exemption?.until ?? '',
        isEnded: false,
      }}
      submitLabel={<Trans>Save</Trans>}
      onSubmit={async ({ reason, code, until, isEnded }) => {
        const next = { reason, code: code || null, until: until || null };
        await set.mutateAsync({ clientId, exemption: isEnded ? null : next });
        await queryClient.invalidateQueries({ queryKey: trpc.clients.pathKey() });
        toast.success(t`Saved`);
      }}
    >
      <TextareaField
        name="reason"
        label={t`Certificate`}
        hint={t`What it says and where it is from: embassy, certificate 17/2026.`}
        rows={2}
      />
      <TextField
        name="code"
        label={t`Reason code`}
        hint={t`For e-invoices, such as VATEX-EU-143-1G.`}
        optional={t`optional`}
        autoComplete="off"
        dir="ltr"
      />
      <TextField name="until" label={t`First day without it`} type="date" optional={t`optional`} />
      {exemption === null ? null : <CheckboxField name="isEnded" label={t`End the exemption now`} />}
    </FormSheet>
  );
}
