import { Trans, useLingui } from '@lingui/react/macro';
import { text } from '@panel1/shared-types/schemas';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { DateText } from '#components/DateText.tsx';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { TextareaField } from '#components/form/fields.tsx';
import { RadioField } from '#components/form/RadioField.tsx';
import { toast } from '#components/ui/toast.tsx';
import { trpc } from '#lib/trpc.ts';
import type { Subscription } from '../lib/subscription.ts';

const schema = z.object({ when: z.enum(['now', 'period_end']), reason: text(500) });

interface CancelSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  subscription: Subscription;
}

/** Ends a service: when, and why. The gentle end comes first; what the other one destroys is said. */
export function CancelSheet({ open, onOpenChange, subscription }: CancelSheetProps) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const cancel = useMutation(trpc.subscriptions.cancel.mutationOptions());
  const { paidUntil } = subscription;
  const atEnd = {
    value: 'period_end',
    label:
      paidUntil === null ? (
        <Trans>At the end of the period</Trans>
      ) : (
        <Trans>
          On <DateText value={paidUntil} />
        </Trans>
      ),
    hint: <Trans>It runs until what you have paid is used up. You can change your mind until then.</Trans>,
  };
  const now = {
    value: 'now',
    label: <Trans>Today</Trans>,
    hint: <Trans>It stops at once. What you have paid for the rest of the period is not given back by itself.</Trans>,
  };
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>Cancel {subscription.description}</Trans>}
      description={<Trans>No new invoices come for it, and open ones for it alone are withdrawn.</Trans>}
      schema={schema}
      defaultValues={{ when: 'period_end', reason: '' }}
      submitLabel={<Trans>End the service</Trans>}
      tone="danger"
      onSubmit={async (values) => {
        await cancel.mutateAsync({ subscriptionId: subscription.id, ...values });
        await queryClient.invalidateQueries(trpc.subscriptions.pathFilter());
        toast.success(t`The service is cancelled`);
      }}
    >
      <RadioField name="when" label={<Trans>When shall it end?</Trans>} options={[atEnd, now]} />
      <TextareaField
        name="reason"
        label={<Trans>Why do you leave?</Trans>}
        hint={<Trans>A word is enough. It helps us to do better.</Trans>}
        rows={3}
      />
    </FormSheet>
  );
}
