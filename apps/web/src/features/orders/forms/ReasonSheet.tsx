import { Trans, useLingui } from '@lingui/react/macro';
import { text } from '@panel1/shared-types';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { TextareaField } from '#components/form/fields.tsx';
import { useMoneyMutation } from '#hooks/use-money-mutation.ts';
import { api, trpc } from '#lib/trpc.ts';
import type { OrderDialogProps } from '../lib/order.ts';

const schema = z.object({ reason: text(500) });

export interface ReasonSheetProps extends OrderDialogProps {
  kind: 'hold' | 'cancel' | 'fraud';
  onDone: () => Promise<void>;
}

/** Holds or ends an order; all three want to know why. */
export function ReasonSheet({ open, onOpenChange, order, kind, onDone }: ReasonSheetProps) {
  const { t } = useLingui();
  const hold = useMutation(trpc.ordering.hold.mutationOptions());
  const cancel = useMoneyMutation(api.ordering.cancel.mutate);
  const fraud = useMoneyMutation(api.ordering.markFraud.mutate);
  const words: Record<typeof kind, { title: ReactNode; description: ReactNode; submit: ReactNode }> = {
    hold: {
      title: <Trans>Hold order {order.number}</Trans>,
      description: <Trans>A payment does not accept it any more; staff decide.</Trans>,
      submit: <Trans>Hold for review</Trans>,
    },
    cancel: {
      title: <Trans>Cancel order {order.number}</Trans>,
      description: <Trans>Its unpaid invoice is voided and its stock given back. This cannot be undone.</Trans>,
      submit: <Trans>Cancel order</Trans>,
    },
    fraud: {
      title: <Trans>Mark order {order.number} as fraud</Trans>,
      description: <Trans>Its unpaid invoice is voided and its stock given back. This cannot be undone.</Trans>,
      submit: <Trans>Mark as fraud</Trans>,
    },
  };
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={words[kind].title}
      description={words[kind].description}
      schema={schema}
      defaultValues={{ reason: '' }}
      submitLabel={words[kind].submit}
      tone={kind === 'hold' ? 'default' : 'danger'}
      onSubmit={async ({ reason }) => {
        const action = { hold, cancel, fraud }[kind];
        await action.mutateAsync({ orderId: order.orderId, reason });
        await onDone();
      }}
    >
      <TextareaField name="reason" label={t`Reason`} rows={3} />
    </FormSheet>
  );
}
