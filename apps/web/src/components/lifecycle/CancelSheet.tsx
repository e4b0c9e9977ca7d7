import { useLingui } from '@lingui/react';
import { Trans, useLingui as useMacro } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import * as z from 'zod/mini';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { DateText } from '../DateText.tsx';
import { FormSheet } from '../form/FormSheet.tsx';
import { SelectField, TextareaField } from '../form/fields.tsx';
import { RadioField } from '../form/RadioField.tsx';
import { MoneyText } from '../MoneyText.tsx';
import { toast } from '../ui/toast.tsx';
import { BackAmount } from './BackAmount.tsx';
import { EndReason } from './EndReason.tsx';
import { type LifecycleProps, useLifecycleNews } from './use-lifecycle.ts';

type Options = RouterOutputs['subscriptions']['cancelOptions'];

const schema = z.object({
  when: z.enum(['now', 'period_end']),
  unused: z.enum(['none', 'credit', 'refund']),
  reasonKey: z.string(),
  reason: z.string().check(z.maxLength(500)),
});

/** Ends a subscription: when, why, and what comes back. The gentle end comes first; what the other one means is said. */
export function CancelSheet({ subscription, isStaff, onClose }: LifecycleProps & { onClose: () => void }) {
  const { t } = useMacro();
  const { i18n } = useLingui();
  const tell = useLifecycleNews();
  const { id: subscriptionId } = subscription;
  const { data: options } = useQuery(
    trpc.subscriptions.cancelOptions.queryOptions({ subscriptionId, locale: i18n.locale }),
  );
  const cancel = useMutation(trpc.subscriptions.cancel.mutationOptions());
  if (!options) return null;
  return (
    <FormSheet
      open
      onOpenChange={onClose}
      title={<Trans>Cancel {subscription.description}</Trans>}
      description={<Trans>No new invoices come for it, and open ones for it alone are withdrawn.</Trans>}
      schema={schema}
      defaultValues={{ when: options.isLater ? 'period_end' : 'now', unused: 'none', reasonKey: '', reason: '' }}
      submitLabel={options.needsApproval ? <Trans>Ask to end it</Trans> : <Trans>End the service</Trans>}
      tone="danger"
      onSubmit={async ({ reasonKey, unused, ...values }) => {
        const wish = { subscriptionId, ...values, ...(reasonKey === '' ? {} : { reasonKey }) };
        const { isWaiting } = await cancel.mutateAsync(isStaff ? { ...wish, unused } : wish);
        await tell();
        toast.success(isWaiting ? t`Your request is on its way` : t`The service is cancelled`);
      }}
    >
      <When options={options} />
      {isStaff ? <Unused options={options} /> : null}
      {options.reasons.length === 0 ? null : (
        <SelectField
          name="reasonKey"
          label={isStaff ? t`Reason` : t`Why do you leave?`}
          placeholder={t`Choose…`}
          options={options.reasons.map(({ key, text }) => ({ value: key, label: text }))}
        />
      )}
      {options.words === 'none' ? null : (
        <TextareaField
          name="reason"
          label={t`In words of your own`}
          hint={t`A word is enough. It helps us to do better.`}
          {...(options.words === 'optional' ? { optional: t`optional` } : {})}
          rows={3}
        />
      )}
    </FormSheet>
  );
}

function When({ options }: { options: Options }) {
  const later = {
    value: 'period_end',
    label: (
      <Trans>
        On <DateText value={options.endsOn} />
      </Trans>
    ),
    hint: <EndReason rule={options.rule} />,
  };
  const now = { value: 'now', label: <Trans>Today</Trans>, hint: <NowHint options={options} /> };
  const choices = [...(options.isLater ? [later] : []), ...(options.isNow || !options.isLater ? [now] : [])];
  return <RadioField name="when" label={<Trans>When shall it end?</Trans>} options={choices} />;
}

function NowHint({ options: { unused, back, isTaxInclusive } }: { options: Options }) {
  if (unused === 'credit' && back !== null)
    return (
      <Trans>
        It stops at once. <BackAmount {...back} isTaxInclusive={isTaxInclusive} /> come back as credit for the days you
        do not use.
      </Trans>
    );
  if (unused === null) return <Trans>It stops at once.</Trans>;
  return <Trans>It stops at once. What you have paid for the rest of the period is not given back by itself.</Trans>;
}

/** What staff decide about the rest of the paid time. */
function Unused({ options: { back } }: { options: Options }) {
  const { t } = useMacro();
  const when = useWatch<z.infer<typeof schema>, 'when'>({ name: 'when' });
  if (when !== 'now' || back === null) return null;
  return (
    <>
      <RadioField
        name="unused"
        label={t`Paid time that is not used`}
        options={[
          { value: 'none', label: t`Stays paid` },
          { value: 'credit', label: t`Comes back as credit`, end: <MoneyText {...back} /> },
          { value: 'refund', label: t`Is paid back`, hint: t`To the payments it came from; the rest as credit.` },
        ]}
      />
      <p className="text-muted-foreground text-sm">
        <Trans>A credit note gives back what was charged for the days from today on, with its tax.</Trans>
      </p>
    </>
  );
}
