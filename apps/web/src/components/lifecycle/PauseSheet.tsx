import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { trpc } from '#lib/trpc.ts';
import { FormSheet } from '../form/FormSheet.tsx';
import { TextareaField, TextField } from '../form/fields.tsx';
import { Obstacle, ObstacleSheet } from '../plan/Obstacle.tsx';
import { Alert } from '../ui/alert.tsx';
import { toast } from '../ui/toast.tsx';
import { BackAmount } from './BackAmount.tsx';
import { type LifecycleProps, useLifecycleNews } from './use-lifecycle.ts';

const schema = z.object({ on: z.string(), until: z.string(), reason: z.string().check(z.maxLength(500)) });
// Who may not leave the end open is told so before anything is asked.
const bounded = z.extend(schema, { until: z.string().check(z.minLength(1)) });
const given = <K extends string>(key: K, value: string) => (value === '' ? {} : { [key]: value });

/** Lets a subscription stand still: from when, until when, and what comes back. */
export function PauseSheet({ subscription, isStaff, onClose }: LifecycleProps & { onClose: () => void }) {
  const { t } = useLingui();
  const { id: subscriptionId } = subscription;
  const tell = useLifecycleNews();
  const { data: preview } = useQuery(trpc.subscriptions.previewPause.queryOptions({ subscriptionId }));
  const pause = useMutation(trpc.subscriptions.pause.mutationOptions());
  const invoicesPath = isStaff ? '/admin/invoices' : '/portal/invoices';
  if (!preview) return null;
  if (preview.refusal?.code === 'subscriptions.not_pausable')
    return <ObstacleSheet obstacle={preview.refusal} invoicesPath={invoicesPath} onClose={onClose} />;
  const { longestDays } = preview;
  return (
    <FormSheet
      open
      onOpenChange={onClose}
      title={<Trans>Pause {subscription.description}</Trans>}
      description={<Trans>It stands still and costs nothing. Data stays where it is.</Trans>}
      schema={longestDays === null ? schema : bounded}
      defaultValues={{ on: '', until: '', reason: '' }}
      submitLabel={<Trans>Pause</Trans>}
      onSubmit={async ({ on, until, reason }) => {
        await pause.mutateAsync({ subscriptionId, reason, ...given('on', on), ...given('until', until) });
        await tell();
        toast.success(on === '' ? t`It is paused` : t`The pause is planned`);
      }}
    >
      {preview.refusal ? <Obstacle obstacle={preview.refusal} invoicesPath={invoicesPath} /> : null}
      {preview.back ? (
        <Alert tone="info">
          <Trans>
            Paused today, <BackAmount {...preview.back} isTaxInclusive={preview.isTaxInclusive} /> come back as credit
            for the days that are paid and not used. Going on charges the rest of the period that runs by then.
          </Trans>
        </Alert>
      ) : null}
      <TextField name="on" type="date" label={t`From`} hint={t`Today where left empty`} optional={t`optional`} />
      <TextField
        name="until"
        type="date"
        label={t`Until`}
        hint={longestDays === null ? t`It goes on by itself on this day` : t`At most ${longestDays} days`}
        {...(longestDays === null ? { optional: t`optional` } : {})}
      />
      <TextareaField name="reason" label={t`Reason`} optional={t`optional`} rows={2} />
    </FormSheet>
  );
}
