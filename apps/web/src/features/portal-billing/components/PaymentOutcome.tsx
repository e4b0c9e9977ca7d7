import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { CircleCheck, CircleX, Clock, ExternalLink, Landmark } from 'lucide-react';
import type { ReactNode } from 'react';
import { PaymentInstructions } from '#components/PaymentInstructions.tsx';
import { buttonVariants } from '#components/ui/button.tsx';
import { paymentFailureText } from '#lib/payment-failure.ts';
import type { Payment } from '../lib/payment.ts';
import { PayAgain } from './PayAgain.tsx';
import { State } from './State.tsx';

interface PaymentOutcomeProps {
  payment: Payment;
  /** The payer is about to be sent on, or has just come back. */
  isWaiting: boolean;
}

/** What the payer needs to know or do now. */
export function PaymentOutcome({ payment, isWaiting }: PaymentOutcomeProps): ReactNode {
  switch (payment.status) {
    case 'planned':
      return <State isBusy title={<Trans>Just a moment…</Trans>} />;
    case 'needs_action':
      return isWaiting ? (
        <State isBusy title={<Trans>Asking the payment service…</Trans>} />
      ) : (
        <Unfinished payment={payment} />
      );
    case 'pending':
      return <Awaited payment={payment} />;
    case 'unknown':
      return (
        <State icon={Clock} tone="warning" title={<Trans>The payment service has not answered yet</Trans>}>
          <Trans>We keep asking. Please do not pay again: this page shows the result as soon as we know it.</Trans>
        </State>
      );
    case 'succeeded':
      return (
        <State icon={CircleCheck} tone="success" title={<Trans>Thank you, the payment has arrived</Trans>}>
          <Trans>We have sent you a confirmation.</Trans>
        </State>
      );
    case 'declined':
    case 'failed':
    case 'cancelled':
      return <Refused payment={payment} />;
  }
}

function Unfinished({ payment }: { payment: Payment }) {
  return (
    <State icon={Clock} tone="warning" title={<Trans>The payment is not finished</Trans>}>
      <p>
        <Trans>Nothing was charged. You can go on where you stopped, or choose another way to pay.</Trans>
      </p>
      <div className="mt-4 flex flex-wrap justify-center gap-2">
        <PayAgain payment={payment} variant="outline" />
        {payment.redirectUrl ? (
          <a href={payment.redirectUrl} className={buttonVariants()}>
            <ExternalLink aria-hidden="true" className="rtl:-scale-x-100" />
            <Trans>Go on with the payment</Trans>
          </a>
        ) : null}
      </div>
    </State>
  );
}

function Awaited({ payment }: { payment: Payment }) {
  if (!payment.instructions) {
    return (
      <State icon={Clock} tone="info" title={<Trans>The payment is on its way</Trans>}>
        <Trans>Your bank is working on it. We tell you by e-mail when it has arrived.</Trans>
      </State>
    );
  }
  return (
    <>
      <State icon={Landmark} tone="info" title={<Trans>Please transfer the amount</Trans>}>
        <Trans>Use exactly this reference, so that we know the money is yours. It arrives in one to three days.</Trans>
      </State>
      <div className="mt-4 rounded-lg bg-muted p-4">
        <PaymentInstructions rows={payment.instructions} />
      </div>
    </>
  );
}

function Refused({ payment }: { payment: Payment }) {
  const { i18n } = useLingui();
  const reason = paymentFailureText(payment);
  return (
    <State
      icon={CircleX}
      tone="danger"
      title={
        payment.status === 'cancelled' ? (
          <Trans>The payment was cancelled</Trans>
        ) : (
          <Trans>The payment did not work</Trans>
        )
      }
    >
      {reason ? <p>{i18n._(reason)}</p> : null}
      <p>
        <Trans>Nothing was charged.</Trans>
      </p>
      <div className="mt-4 flex justify-center">
        <PayAgain payment={payment} variant="default" />
      </div>
    </State>
  );
}
