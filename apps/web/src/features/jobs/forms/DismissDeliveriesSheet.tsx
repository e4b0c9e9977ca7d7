import { Trans, useLingui } from '@lingui/react/macro';
import { text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { TextareaField } from '#components/form/fields.tsx';
import { api } from '#lib/trpc.ts';
import { useEachDelivery } from '../hooks/use-deliveries.ts';

const schema = z.object({ reason: text(500) });

export interface DismissDeliveriesSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  ids: readonly string[];
  onDone: () => void;
}

export function DismissDeliveriesSheet({ open, onOpenChange, ids, onDone }: DismissDeliveriesSheetProps) {
  const { t } = useLingui();
  const each = useEachDelivery();
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>Put these events aside</Trans>}
      description={<Trans>What should have followed from them stays undone. Do it by hand where it matters.</Trans>}
      schema={schema}
      defaultValues={{ reason: '' }}
      submitLabel={<Trans>Put aside</Trans>}
      tone="danger"
      onSubmit={async ({ reason }) => {
        await each(ids, (key) => api.instance.dismissDelivery.mutate({ ...key, reason }));
        onDone();
      }}
    >
      <TextareaField name="reason" label={t`Why`} hint={t`For the audit trail.`} rows={3} />
    </FormSheet>
  );
}
