import { Trans } from '@lingui/react/macro';
import { type ComponentType, type ReactNode, useState } from 'react';
import { useCan } from '#lib/auth/session.ts';
import { Button } from '../ui/button.tsx';
import { CancelSheet } from './CancelSheet.tsx';
import { PauseSheet } from './PauseSheet.tsx';
import { RenewSheet } from './RenewSheet.tsx';
import { ResumeSheet } from './ResumeSheet.tsx';
import { isAlive, type LifecycleProps } from './use-lifecycle.ts';

/** What can be done with a subscription besides its plan: renew it now, let it stand still or go on, end it. */
export function LifecycleActions({ subscription, isStaff }: LifecycleProps) {
  const can = useCan();
  const { status, endsOn, isCancellationWaiting, pauseOn, mayByClient, isPausable } = subscription;
  if (!isAlive(subscription)) return null;
  const isPaused = status === 'paused';
  const isFree = endsOn === null && !isCancellationWaiting;
  const mayPause = can('subscription:pause') && (isStaff ? isPausable : mayByClient.pause);
  const mayRenew = can('subscription:change') && (isStaff || mayByClient.renewAhead);
  const shared = { subscription, isStaff };
  return (
    <>
      {mayRenew && !isPaused && isFree ? (
        <Opens sheet={RenewSheet} {...shared}>
          <Trans>Renew now</Trans>
        </Opens>
      ) : null}
      {mayPause && status === 'active' && isFree && pauseOn === null ? (
        <Opens sheet={PauseSheet} {...shared}>
          <Trans>Pause</Trans>
        </Opens>
      ) : null}
      {isPaused && can('subscription:pause') ? (
        <Opens sheet={ResumeSheet} {...shared}>
          <Trans>Go on</Trans>
        </Opens>
      ) : null}
      {can('subscription:cancel') && isFree ? (
        <Opens sheet={CancelSheet} {...shared}>
          {isStaff ? <Trans>End the subscription</Trans> : <Trans>Cancel this service</Trans>}
        </Opens>
      ) : null}
    </>
  );
}

interface OpensProps extends LifecycleProps {
  sheet: ComponentType<LifecycleProps & { onClose: () => void }>;
  children: ReactNode;
}

function Opens({ sheet: Sheet, children, ...shared }: OpensProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="outline" onClick={() => setOpen(true)}>
        {children}
      </Button>
      {isOpen ? <Sheet {...shared} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
