import { Trans } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Alert } from '#components/ui/alert.tsx';
import { Button, buttonVariants } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { useSession } from '#lib/auth/session.ts';
import { trpc } from '#lib/trpc.ts';
import type { OrderProgress } from '../hooks/use-order.ts';

/** What happens next, in words, and the way into the client area. */
export function WhatNext({ order, email }: { order: OrderProgress; email: string | null }) {
  return (
    <Card className="gap-4 p-5">
      <h2 className="font-semibold text-base">
        <Trans>What happens next</Trans>
      </h2>
      <p>
        <StepText step={order.step} />
      </p>
      <Entrance email={email} />
    </Card>
  );
}

function StepText({ step }: { step: OrderProgress['step'] }): ReactNode {
  switch (step) {
    case 'checking_tax':
      return (
        <Trans>
          Your VAT number is being checked. As soon as there is an answer you get the invoice by mail and can pay it in
          the client area.
        </Trans>
      );
    case 'waiting_for_payment':
      return <Trans>As soon as the payment is confirmed we set everything up.</Trans>;
    case 'in_review':
      return <Trans>Somebody of the provider looks at your order before it is set up. We mail you then.</Trans>;
    case 'needs_answers':
      return <Trans>We need an answer from you before we can go on. It is asked above.</Trans>;
    case 'setting_up':
      return <Trans>Your order is being set up. This page follows it; you can also leave, and we mail you.</Trans>;
    case 'needs_attention':
      return <Trans>Setting up takes longer than it should. The provider was told and looks after it.</Trans>;
    case 'done':
      return <Trans>Everything is ready. The access data is in your mailbox and in the client area.</Trans>;
    case 'ended':
      return <Trans>This order has ended. Nothing more is charged for it.</Trans>;
  }
}

/** Into the client area: at once for who is logged in, by a password of their own for a new customer. */
function Entrance({ email }: { email: string | null }) {
  const session = useSession();
  const reset = useMutation(trpc.identity.requestPasswordReset.mutationOptions());
  const textOf = useErrorText();
  if (session || email === null) {
    return (
      <a href="/portal" className={buttonVariants({ size: 'lg', className: 'w-fit' })}>
        <Trans>Open the client area</Trans>
      </a>
    );
  }
  if (reset.isSuccess) {
    return (
      <Alert tone="success">
        <Trans>
          We sent a link to <bdi>{email}</bdi>. Set your password with it and log in.
        </Trans>
      </Alert>
    );
  }
  return (
    <div className="flex flex-col items-start gap-3">
      <p className="text-muted-foreground">
        <Trans>
          Your account is <bdi className="font-medium">{email}</bdi>. Set a password to see your services and invoices.
        </Trans>
      </p>
      {reset.isError ? <Alert tone="danger">{textOf(reset.error)}</Alert> : null}
      <Button size="lg" busy={reset.isPending} onClick={() => reset.mutate({ email })}>
        <Trans>Set a password</Trans>
      </Button>
    </div>
  );
}
