import { Trans } from '@lingui/react/macro';
import { Ellipsis, KeyRound, PackageOpen, Trash2 } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { DropdownMenu, DropdownMenuItem, DropdownMenuSeparator } from '#components/ui/dropdown-menu.tsx';
import { useCan } from '#lib/auth/session.ts';
import type { Service } from '../lib/service.ts';

export type ServiceSheet = 'suspend' | 'plan' | 'domain' | 'terminate' | 'password';

/** The rarer actions; nothing is drawn when there is none. */
export function ServiceMenu({ service, onOpen }: { service: Service; onOpen: (sheet: ServiceSheet) => void }) {
  const can = useCan();
  const { offers } = service;
  const offersPlan = offers.changePlan && can('service:change_plan');
  const offersPassword = offers.resetPassword && can('service:change_password');
  const offersEnd = offers.terminate && can('service:terminate');
  if (!offersPlan && !offersPassword && !offersEnd) return null;
  return (
    <DropdownMenu
      trigger={
        <Button variant="outline">
          <Ellipsis aria-hidden="true" />
          <Trans>More</Trans>
        </Button>
      }
    >
      {offersPlan ? (
        <DropdownMenuItem onClick={() => onOpen('plan')}>
          <PackageOpen aria-hidden="true" />
          <Trans>Change plan</Trans>
        </DropdownMenuItem>
      ) : null}
      {offersPassword ? (
        <DropdownMenuItem onClick={() => onOpen('password')}>
          <KeyRound aria-hidden="true" />
          <Trans>Reset password</Trans>
        </DropdownMenuItem>
      ) : null}
      {offersEnd && (offersPlan || offersPassword) ? <DropdownMenuSeparator /> : null}
      {offersEnd ? (
        <DropdownMenuItem tone="danger" onClick={() => onOpen('terminate')}>
          <Trash2 aria-hidden="true" />
          <Trans>Terminate</Trans>
        </DropdownMenuItem>
      ) : null}
    </DropdownMenu>
  );
}
