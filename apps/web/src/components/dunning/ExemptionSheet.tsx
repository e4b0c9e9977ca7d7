import { useLingui } from '@lingui/react';
import { Trans, useLingui as useMacro } from '@lingui/react/macro';
import { localDate, text } from '@panel1/shared-types/schemas';
import { DUNNING_KINDS } from '@panel1/shared-types/states';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { CheckboxField, TextareaField, TextField } from '#components/form/fields.tsx';
import { toast } from '#components/ui/toast.tsx';
import { trpc } from '#lib/trpc.ts';
import { KIND_NAMES } from './kind-names.ts';

const schema = z.object({
  kinds: z.record(z.string(), z.boolean()).check(z.refine((kinds) => Object.values(kinds).some(Boolean))),
  reason: text(500),
  until: z.union([z.literal(''), localDate()]),
});

export interface ExemptionSheetProps {
  of: { clientId: string; invoiceId?: string };
  onClose: () => void;
}

/** Promises a client to leave steps out, for one invoice or for all, with the reason that colleagues will read. */
export function ExemptionSheet({ of, onClose }: ExemptionSheetProps) {
  const { i18n } = useLingui();
  const { t } = useMacro();
  const queryClient = useQueryClient();
  const add = useMutation(trpc.billing.addExemption.mutationOptions());
  return (
    <FormSheet
      open
      onOpenChange={onClose}
      title={of.invoiceId === undefined ? <Trans>Exempt this client</Trans> : <Trans>Exempt this invoice</Trans>}
      description={
        <Trans>The client does not see this. What is chosen is left out until the day, even if it is unpaid.</Trans>
      }
      schema={schema}
      defaultValues={{ kinds: Object.fromEntries(DUNNING_KINDS.map((kind) => [kind, true])), reason: '', until: '' }}
      submitLabel={<Trans>Exempt</Trans>}
      onSubmit={async ({ kinds, reason, until }) => {
        const chosen = DUNNING_KINDS.filter((kind) => kinds[kind]);
        await add.mutateAsync({
          ...of,
          reason,
          kinds: chosen.length === DUNNING_KINDS.length ? 'all' : chosen,
          ...(until === '' ? {} : { until }),
        });
        await queryClient.invalidateQueries(trpc.billing.pathFilter());
        toast.success(t`The exemption holds`);
      }}
    >
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1.5 font-medium text-sm">
          <Trans>Leave out</Trans>
        </legend>
        {DUNNING_KINDS.map((kind) => (
          <CheckboxField key={kind} name={`kinds.${kind}`} label={i18n._(KIND_NAMES[kind])} />
        ))}
      </fieldset>
      <TextareaField name="reason" label={t`Reason`} hint={t`For your colleagues and the audit trail`} rows={3} />
      <TextField
        name="until"
        type="date"
        label={t`Until before`}
        hint={t`From this day on the settings hold again. Empty: for good`}
        optional={t`optional`}
      />
    </FormSheet>
  );
}
