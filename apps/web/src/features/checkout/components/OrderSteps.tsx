import { Trans, useLingui } from '@lingui/react/macro';
import { Check, CircleAlert, Clock } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '#lib/cn.ts';
import type { OrderProgress } from '../hooks/use-order.ts';
import type { PaymentView } from '../lib/payment-view.ts';

type State = 'done' | 'now' | 'wait' | 'problem';

const LOOKS: Record<State, string> = {
  done: 'border-transparent bg-success-soft text-success',
  now: 'border-primary bg-card text-primary dark:text-info',
  wait: 'bg-muted text-muted-foreground',
  problem: 'border-transparent bg-warning-soft text-warning',
};

/** Ordered, paid, set up: where the order is. */
export function OrderSteps({ order, view }: { order: OrderProgress; view: PaymentView }) {
  const { t } = useLingui();
  const isPaid = view === 'paid' || view === 'none';
  const setUp = setUpState(order.step);
  return (
    <ol aria-label={t`Progress`} className="grid gap-x-4 gap-y-3 sm:grid-cols-3">
      <Step state="done">
        <Trans>Ordered</Trans>
      </Step>
      <Step state={isPaid ? 'done' : paymentState(view)}>{isPaid ? <Trans>Paid</Trans> : <Trans>Payment</Trans>}</Step>
      <Step state={isPaid ? setUp : 'wait'}>
        {setUp === 'done' && isPaid ? <Trans>Ready</Trans> : <Trans>Setting up</Trans>}
      </Step>
    </ol>
  );
}

function paymentState(view: PaymentView): State {
  if (view === 'refused' || view === 'unfinished') return 'problem';
  return view === 'transfer' ? 'wait' : 'now';
}

function setUpState(step: OrderProgress['step']): State {
  if (step === 'done') return 'done';
  return step === 'setting_up' || step === 'in_review' ? 'now' : 'problem';
}

function Step({ state, children }: { state: State; children: ReactNode }) {
  return (
    <li className="flex items-center gap-2.5 text-sm" aria-current={state === 'now' ? 'step' : undefined}>
      <span
        aria-hidden="true"
        className={cn('flex size-8 shrink-0 items-center justify-center rounded-full border', LOOKS[state])}
      >
        <StepIcon state={state} />
      </span>
      <span className={cn(state === 'wait' ? 'text-muted-foreground' : 'font-medium')}>{children}</span>
    </li>
  );
}

function StepIcon({ state }: { state: State }) {
  if (state === 'done') return <Check className="size-4" />;
  if (state === 'problem') return <CircleAlert className="size-4" />;
  if (state === 'wait') return <Clock className="size-4" />;
  return <span className="size-3.5 animate-spin rounded-full border-2 border-current border-e-transparent" />;
}
