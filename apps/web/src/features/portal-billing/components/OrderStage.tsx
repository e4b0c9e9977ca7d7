import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { ProgressSteps, type StepState } from '#components/order/ProgressSteps.tsx';
import { Card, CardContent } from '#components/ui/card.tsx';
import type { FollowedOrder } from '../hooks/use-followed-order.ts';

/** Where the order is, as steps and in a sentence. */
export function OrderStage({ order }: { order: FollowedOrder }) {
  const { t } = useLingui();
  const { step } = order;
  const isPaid = order.invoice === null || order.invoice.status === 'paid';
  return (
    <Card>
      <CardContent className="flex flex-col gap-4">
        {step === 'ended' ? null : (
          <ProgressSteps
            label={t`Progress`}
            steps={[
              { key: 'ordered', state: 'done', label: <Trans>Ordered</Trans> },
              {
                key: 'paid',
                state: isPaid ? 'done' : 'wait',
                label: isPaid ? <Trans>Paid</Trans> : <Trans>Payment</Trans>,
              },
              {
                key: 'setUp',
                state: setUpState(step),
                label: step === 'done' ? <Trans>Ready</Trans> : <Trans>Setting up</Trans>,
              },
            ]}
          />
        )}
        <p aria-live="polite">
          <StageText step={step} />
        </p>
      </CardContent>
    </Card>
  );
}

function setUpState(step: FollowedOrder['step']): StepState {
  if (step === 'done') return 'done';
  if (step === 'waiting_for_payment' || step === 'checking_tax') return 'wait';
  return step === 'setting_up' || step === 'in_review' ? 'now' : 'problem';
}

function StageText({ step }: { step: FollowedOrder['step'] }): ReactNode {
  switch (step) {
    case 'checking_tax':
      return <Trans>Your VAT number is being checked. The invoice follows by itself.</Trans>;
    case 'waiting_for_payment':
      return <Trans>As soon as it is paid, we set everything up.</Trans>;
    case 'in_review':
      return <Trans>Somebody looks at your order before it is set up. We mail you then.</Trans>;
    case 'needs_answers':
      return <Trans>We need an answer from you before we can go on.</Trans>;
    case 'setting_up':
      return <Trans>Your order is being set up.</Trans>;
    case 'needs_attention':
      return <Trans>Setting up takes longer than it should. We were told and look after it.</Trans>;
    case 'done':
      return <Trans>Everything is ready.</Trans>;
    case 'ended':
      return <Trans>This order has ended. Nothing more is charged for it.</Trans>;
  }
}
