import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Alert } from '#components/ui/alert.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { useCan, useSession } from '#lib/auth/session.ts';
import { trpc } from '#lib/trpc.ts';

/** What somebody has to do before anything else: confirm the address, tell a domain name, look at a suspended service. */
export function Attention() {
  const session = useSession();
  const can = useCan();
  const isVerified = session?.user.isEmailVerified !== false || session.impersonation !== null;
  return (
    <>
      {isVerified ? null : <VerifyEmail />}
      {can('service:read') ? <ServiceAlerts /> : null}
    </>
  );
}

const underlined = 'shrink-0 font-medium underline underline-offset-4';

function VerifyEmail() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const verify = useMutation(
    trpc.identity.requestVerification.mutationOptions({
      onSuccess: () => toast.success(t`We sent you a link. Open it to confirm the address.`),
      onError: (error) => toast.error(textOf(error)),
    }),
  );
  return (
    <Alert
      tone="warning"
      action={
        <button type="button" className={underlined} disabled={verify.isPending} onClick={() => verify.mutate({})}>
          <Trans>Send the link again</Trans>
        </button>
      }
    >
      <Trans>Please confirm your e-mail address with the link we sent you.</Trans>
    </Alert>
  );
}

function ServiceAlerts() {
  const waiting = useQuery(trpc.provisioning.listServices.queryOptions({ limit: 20, filter: { status: 'pending' } }));
  const suspended = useQuery(
    trpc.provisioning.listServices.queryOptions({ limit: 20, filter: { status: 'suspended' } }),
  );
  const needDomain = waiting.data?.rows.filter((service) => service.needsDomain) ?? [];
  const stopped = suspended.data?.rows ?? [];
  return (
    <>
      {needDomain.map(({ serviceId, label }) => (
        <Alert
          key={serviceId}
          tone="warning"
          action={
            <ToService serviceId={serviceId}>
              <Trans>Tell it</Trans>
            </ToService>
          }
        >
          <Trans>
            <bdi>{label}</bdi> waits for its domain name.
          </Trans>
        </Alert>
      ))}
      {stopped.length === 0 ? null : (
        <Alert
          tone="danger"
          action={
            <Link to="/portal/services" search={{ status: 'suspended' }} className={underlined}>
              <Trans>Show</Trans>
            </Link>
          }
        >
          <Plural value={stopped.length} one="# service is suspended" other="# services are suspended" />
        </Alert>
      )}
    </>
  );
}

function ToService({ serviceId, children }: { serviceId: string; children: ReactNode }) {
  return (
    <Link to={`/portal/services/${serviceId}`} className={underlined}>
      {children}
    </Link>
  );
}
