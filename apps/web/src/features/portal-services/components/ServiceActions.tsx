import { Trans } from '@lingui/react/macro';
import { ExternalLink, KeyRound, Mail } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { useOpenPanel } from '#hooks/use-open-panel.ts';
import { useCan } from '#lib/auth/session.ts';
import type { Service } from '../lib/service.ts';

interface ServiceActionsProps {
  service: Service;
  onChangePassword: () => void;
}

/** What this person may do with the service now. */
export function ServiceActions({ service, onChangePassword }: ServiceActionsProps) {
  const can = useCan();
  const panel = useOpenPanel();
  const { offers, serviceId } = service;
  return (
    <>
      {offers.resetPassword && can('service:change_password') ? (
        <Button variant="outline" onClick={onChangePassword}>
          <KeyRound aria-hidden="true" />
          <Trans>Change password</Trans>
        </Button>
      ) : null}
      {offers.openPanel && can('service:open_panel') ? (
        <>
          <Button variant="outline" onClick={() => void panel.open(serviceId, 'webmail')}>
            <Mail aria-hidden="true" />
            <Trans>Open webmail</Trans>
          </Button>
          <Button busy={panel.openingId === serviceId} onClick={() => void panel.open(serviceId)}>
            <ExternalLink aria-hidden="true" className="rtl:-scale-x-100" />
            <Trans>Open panel</Trans>
          </Button>
        </>
      ) : null}
    </>
  );
}
