import { Trans, useLingui } from '@lingui/react/macro';
import { id } from '@panel1/shared-types';
import { useFormContext, useWatch } from 'react-hook-form';
import * as z from 'zod/mini';
import { ClientPicker } from '#components/ClientPicker.tsx';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useMoneyMutation } from '#hooks/use-money-mutation.ts';
import { api } from '#lib/trpc.ts';
import { refreshBanking } from '../lib/bank-line.ts';
import type { LineSheetProps } from './IgnoreLineSheet.tsx';

const schema = z.object({ clientId: id() });

/** Books an entry as credit of a client: its money, for no invoice yet. */
export function CreditLineSheet({ open, onOpenChange, line }: LineSheetProps) {
  const { t } = useLingui();
  const credit = useMoneyMutation(api.banking.credit.mutate);
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>Book as credit of a client</Trans>}
      description={
        <Trans>
          All of <MoneyText {...line.amount} /> becomes credit, which the client spends on invoices.
        </Trans>
      }
      schema={schema}
      defaultValues={{ clientId: '' }}
      submitLabel={<Trans>Book as credit</Trans>}
      onSubmit={async ({ clientId }) => {
        await credit.mutateAsync({ lineId: line.id, clientId });
        await refreshBanking();
        toast.success(t`Booked`);
      }}
    >
      <ClientField />
    </FormSheet>
  );
}

function ClientField() {
  const { setValue } = useFormContext();
  const chosen: unknown = useWatch({ name: 'clientId' });
  return (
    <ClientPicker
      value={typeof chosen === 'string' && chosen !== '' ? chosen : null}
      onChange={(clientId) => setValue('clientId', clientId ?? '', { shouldDirty: true, shouldValidate: true })}
      autoFocus
    />
  );
}
