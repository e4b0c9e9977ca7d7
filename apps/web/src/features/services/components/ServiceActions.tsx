import { Trans } from '@lingui/react/macro';
import { CirclePause, CirclePlay, ExternalLink, Globe, PackageCheck, Play } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { useCan } from '#lib/auth/session.ts';
import { ChangePlanSheet } from '../forms/ChangePlanSheet.tsx';
import { SetDomainSheet } from '../forms/SetDomainSheet.tsx';
import { SuspendSheet } from '../forms/SuspendSheet.tsx';
import { TerminateSheet } from '../forms/TerminateSheet.tsx';
import { useServiceActions } from '../hooks/use-service-actions.ts';
import type { Service } from '../lib/service.ts';
import { ResetPasswordDialog } from './ResetPasswordDialog.tsx';
import { ServiceMenu, type ServiceSheet } from './ServiceMenu.tsx';

/** What can be asked of the service now: the next sensible step beside the title, the rest in the menu. */
export function ServiceActions({ service }: { service: Service }) {
  const can = useCan();
  const actions = useServiceActions(service.serviceId);
  const [open, setOpen] = useState<ServiceSheet | null>(null);
  const sheet = (name: ServiceSheet) => ({
    open: open === name,
    onOpenChange: (next: boolean) => setOpen(next ? name : null),
    service,
  });
  const { offers } = service;
  return (
    <>
      <ServiceMenu service={service} onOpen={setOpen} />
      {offers.openPanel && can('service:open_panel') ? (
        <Button variant="outline" onClick={actions.openPanel}>
          <ExternalLink aria-hidden="true" />
          <Trans>Open panel</Trans>
        </Button>
      ) : null}
      {offers.needsDomain && can('service:open_panel') ? (
        <Button onClick={() => setOpen('domain')}>
          <Globe aria-hidden="true" />
          <Trans>Set domain</Trans>
        </Button>
      ) : null}
      {offers.provision && can('effect:retry') ? (
        <Button busy={actions.isBusy} onClick={actions.provision}>
          <Play aria-hidden="true" className="rtl:-scale-x-100" />
          <Trans>Set up now</Trans>
        </Button>
      ) : null}
      {offers.activateByHand && can('effect:resolve') ? (
        <Button busy={actions.isBusy} onClick={actions.activateByHand}>
          <PackageCheck aria-hidden="true" />
          <Trans>Mark as delivered</Trans>
        </Button>
      ) : null}
      {offers.unsuspend && can('service:unsuspend') ? (
        <Button busy={actions.isBusy} onClick={actions.unsuspend}>
          <CirclePlay aria-hidden="true" />
          <Trans>Unsuspend</Trans>
        </Button>
      ) : offers.suspend && can('service:suspend') ? (
        <Button variant="outline" onClick={() => setOpen('suspend')}>
          <CirclePause aria-hidden="true" />
          <Trans>Suspend</Trans>
        </Button>
      ) : null}
      <SuspendSheet {...sheet('suspend')} />
      <ChangePlanSheet {...sheet('plan')} />
      <SetDomainSheet {...sheet('domain')} />
      <TerminateSheet {...sheet('terminate')} />
      <ResetPasswordDialog {...sheet('password')} />
    </>
  );
}
