import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Alert, type AlertProps } from '#components/ui/alert.tsx';
import { useCan, useSession } from '#lib/auth/session.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { VerifyEmail } from './VerifyEmail.tsx';

type Matter = RouterOutputs['reporting']['clientDashboard']['attention'][number];

/** What somebody has to do before anything else. Overdue invoices are marked where they are paid, below. */
export function Attention() {
  const session = useSession();
  const query = useQuery({ ...trpc.reporting.clientDashboard.queryOptions({}), enabled: useCan()('client:read') });
  const isVerified = session?.user.isEmailVerified !== false || session.impersonation !== null;
  return (
    <>
      {isVerified ? null : <VerifyEmail />}
      {query.data?.attention.map((matter) => (
        <MatterAlert key={keyOf(matter)} matter={matter} />
      ))}
    </>
  );
}

function keyOf(matter: Matter): string {
  if (matter.kind === 'invoice_overdue') return matter.invoiceId;
  return matter.kind === 'payment_failed' ? matter.paymentId : matter.serviceId;
}

function MatterAlert({ matter }: { matter: Matter }) {
  switch (matter.kind) {
    case 'service_suspended':
      return (
        <LinkedAlert tone="danger" to={`/portal/services/${matter.serviceId}`} label={<Trans>Show</Trans>}>
          <Trans>
            <bdi>{matter.domain ?? matter.label}</bdi> is suspended.
          </Trans>{' '}
          {matter.reason}
        </LinkedAlert>
      );
    case 'payment_failed':
      return (
        <LinkedAlert tone="danger" to={`/portal/payments/${matter.paymentId}`} label={<Trans>Show</Trans>}>
          <Trans>Your last payment did not work.</Trans> {matter.reason}
        </LinkedAlert>
      );
    case 'domain_needed':
      return (
        <LinkedAlert tone="warning" to={`/portal/services/${matter.serviceId}`} label={<Trans>Tell it</Trans>}>
          <Trans>
            <bdi>{matter.label}</bdi> waits for its domain name.
          </Trans>
        </LinkedAlert>
      );
    case 'invoice_overdue':
      return null;
  }
}

interface LinkedAlertProps {
  tone: NonNullable<AlertProps['tone']>;
  to: string;
  label: ReactNode;
  children: ReactNode;
}

function LinkedAlert({ tone, to, label, children }: LinkedAlertProps) {
  return (
    <Alert
      tone={tone}
      action={
        <Link to={to} className="shrink-0 font-medium underline underline-offset-4">
          {label}
        </Link>
      }
    >
      {children}
    </Alert>
  );
}
