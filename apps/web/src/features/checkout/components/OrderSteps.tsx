import { Trans, useLingui } from '@lingui/react/macro';
import { ProgressSteps, type StepState } from '#components/order/ProgressSteps.tsx';
import type { OrderProgress } from '../hooks/use-order.ts';
import type { PaymentView } from '../lib/payment-view.ts';

/** Ordered, paid, set up: where the order is. */
export function OrderSteps({ order, view }: { order: OrderProgress; view: PaymentView }) {
  const { t } = useLingui();
  // An invoice that waits for its tax has no payment yet, but it will.
  const isChecking = order.step === 'checking_tax';
  const isPaid = !isChecking && (view === 'paid' || view === 'none');
  const setUp = setUpState(order.step);
  return (
    <ProgressSteps
      label={t`Progress`}
      steps={[
        { key: 'ordered', state: 'done', label: <Trans>Ordered</Trans> },
        {
          key: 'payment',
          state: isPaid ? 'done' : isChecking ? 'wait' : paymentState(view),
          label: isPaid ? <Trans>Paid</Trans> : <Trans>Payment</Trans>,
        },
        {
          key: 'setUp',
          state: isPaid ? setUp : 'wait',
          label: setUp === 'done' && isPaid ? <Trans>Ready</Trans> : <Trans>Setting up</Trans>,
        },
      ]}
    />
  );
}

function paymentState(view: PaymentView): StepState {
  if (view === 'refused' || view === 'unfinished') return 'problem';
  return view === 'transfer' ? 'wait' : 'now';
}

function setUpState(step: OrderProgress['step']): StepState {
  if (step === 'done') return 'done';
  return step === 'setting_up' || step === 'in_review' ? 'now' : 'problem';
}
