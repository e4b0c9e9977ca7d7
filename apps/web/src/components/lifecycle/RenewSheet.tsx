import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { useMoneyMutation } from '#hooks/use-money-mutation.ts';
import { api } from '#lib/trpc.ts';
import { FormSheet } from '../form/FormSheet.tsx';
import { NumberField } from '../form/fields.tsx';
import { toast } from '../ui/toast.tsx';
import { type LifecycleProps, useLifecycleNews } from './use-lifecycle.ts';

const schema = z.object({ periods: z.int().check(z.gte(1), z.lte(12)) });

/** Has the next periods invoiced today. */
export function RenewSheet({ subscription, isStaff, onClose }: LifecycleProps & { onClose: () => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const tell = useLifecycleNews();
  const renew = useMoneyMutation(api.subscriptions.renewAhead.mutate);
  return (
    <FormSheet
      open
      onOpenChange={onClose}
      title={<Trans>Renew {subscription.description}</Trans>}
      description={<Trans>The next periods are invoiced today, at the price they would have on their day.</Trans>}
      schema={schema}
      defaultValues={{ periods: 1 }}
      submitLabel={<Trans>Renew now</Trans>}
      onSubmit={async ({ periods }) => {
        const { invoiceId } = await renew.mutateAsync({ subscriptionId: subscription.id, periods });
        await tell();
        toast.success(t`The invoice is there`);
        await navigate({ to: `${isStaff ? '/admin/invoices' : '/portal/invoices'}/${invoiceId}` });
      }}
    >
      <NumberField name="periods" label={t`Periods`} hint={t`1 to 12, one after the other`} min={1} max={12} />
    </FormSheet>
  );
}
