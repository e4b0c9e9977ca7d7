import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useWatch } from 'react-hook-form';
import * as z from 'zod/mini';
import { useMoneyMutation } from '#hooks/use-money-mutation.ts';
import { api, trpc } from '#lib/trpc.ts';
import { DateText } from '../DateText.tsx';
import { FormSheet } from '../form/FormSheet.tsx';
import { RadioField } from '../form/RadioField.tsx';
import { MoneyText } from '../MoneyText.tsx';
import { Obstacle } from '../plan/Obstacle.tsx';
import { Alert } from '../ui/alert.tsx';
import { toast } from '../ui/toast.tsx';
import { type LifecycleProps, useLifecycleNews } from './use-lifecycle.ts';

const schema = z.object({ anchor: z.enum(['keep', 'day']) });

/** Lets a paused subscription go on, with what that costs. */
export function ResumeSheet({ subscription, isStaff, onClose }: LifecycleProps & { onClose: () => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const tell = useLifecycleNews();
  const resume = useMoneyMutation(api.subscriptions.resume.mutate);
  const { id: subscriptionId } = subscription;
  const invoicesPath = isStaff ? '/admin/invoices' : '/portal/invoices';
  return (
    <FormSheet
      open
      onOpenChange={onClose}
      title={<Trans>Go on with {subscription.description}</Trans>}
      schema={schema}
      defaultValues={{ anchor: 'keep' }}
      submitLabel={<Trans>Go on today</Trans>}
      onSubmit={async ({ anchor }) => {
        const { invoiceId } = await resume.mutateAsync({ subscriptionId, anchor });
        await tell();
        toast.success(t`It goes on`);
        if (invoiceId !== null) await navigate({ to: `${invoicesPath}/${invoiceId}` });
      }}
    >
      {subscription.cycle === 'monthly' ? null : (
        <RadioField
          name="anchor"
          label={t`Periods`}
          options={[
            { value: 'keep', label: t`Stay where they were`, hint: t`The rest of the running period is charged.` },
            {
              value: 'day',
              label: t`Begin anew this month`,
              hint: t`A whole new period, on the same day of the month.`,
            },
          ]}
        />
      )}
      <Cost subscriptionId={subscriptionId} invoicesPath={invoicesPath} />
    </FormSheet>
  );
}

function Cost({ subscriptionId, invoicesPath }: { subscriptionId: string; invoicesPath: string }) {
  const anchor = useWatch<z.infer<typeof schema>, 'anchor'>({ name: 'anchor' });
  const { data } = useQuery({
    ...trpc.subscriptions.previewResume.queryOptions({ subscriptionId, anchor }),
    placeholderData: keepPreviousData,
  });
  if (data?.refusal) return <Obstacle obstacle={data.refusal} invoicesPath={invoicesPath} />;
  if (!data?.now) return null;
  return (
    <Alert tone="info">
      <Trans>
        <MoneyText {...data.now.total} /> are invoiced, for the time until <DateText value={data.now.until} />. Credit
        pays first where there is some.
      </Trans>
    </Alert>
  );
}
