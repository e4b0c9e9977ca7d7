import { Trans } from '@lingui/react/macro';
import { OVERDUE_REASON } from '@panel1/shared-types/dunning';
import { PAUSED_REASON } from '@panel1/shared-types/states';
import { USAGE_CAP_REASON } from '@panel1/shared-types/usage';
import { Link } from '@tanstack/react-router';
import { Alert } from '#components/ui/alert.tsx';
import { useCan } from '#lib/auth/session.ts';
import { MissingDetails } from '../forms/MissingDetails.tsx';
import type { Service } from '../lib/service.ts';

/** What the client has to know or do about a service now, above everything else. */
export function ServiceNotice({ service }: { service: Service }) {
  const can = useCan();
  const { status, target } = service;
  if (service.offers.needsDomain && can('service:open_panel')) return <MissingDetails service={service} />;
  if (target === 'terminated' && status !== 'terminated') {
    return (
      <Alert tone="warning" className="mb-4">
        <Trans>This service is being removed.</Trans>
      </Alert>
    );
  }
  if (status === 'pending' && service.pluginId === null) {
    return (
      <Alert tone="info" className="mb-4">
        <Trans>Our team does this by hand. You hear from us when it is done.</Trans>
      </Alert>
    );
  }
  if (status === 'provisioning' || (status === 'pending' && target === 'active')) {
    return (
      <Alert tone="info" className="mb-4">
        <Trans>We are setting this up. The page shows it as soon as it is ready.</Trans>
      </Alert>
    );
  }
  if (status === 'failed') {
    return (
      <Alert tone="warning" className="mb-4" title={<Trans>Setting this up takes longer than usual</Trans>}>
        <Trans>We have been told and are looking into it. You need not do anything.</Trans>
      </Alert>
    );
  }
  // That it is paused, and the way back, stand beside its plan.
  if (status === 'suspended' && service.suspendReason === PAUSED_REASON) return null;
  return status === 'suspended' ? <SuspendedNotice service={service} /> : null;
}

function SuspendedNotice({ service }: { service: Service }) {
  const can = useCan();
  return (
    <Alert
      tone="danger"
      className="mb-4"
      title={<Trans>This service is suspended</Trans>}
      action={
        can('invoice:read') ? (
          <Link to="/portal/invoices" className="shrink-0 font-medium underline underline-offset-4">
            <Trans>See invoices</Trans>
          </Link>
        ) : undefined
      }
    >
      {service.suspendReason === USAGE_CAP_REASON ? (
        <Trans>
          The spend cap of this period is reached. The service comes back with the next period, or when you{' '}
          <Link to={`/portal/usage/${service.subscriptionId}`} className="underline underline-offset-4">
            raise or remove the cap
          </Link>
          .
        </Trans>
      ) : service.suspendReason === OVERDUE_REASON ? (
        <Trans>An invoice is overdue. The service comes back when it is paid.</Trans>
      ) : (
        service.suspendReason
      )}
    </Alert>
  );
}
