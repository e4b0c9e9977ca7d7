import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useErrorText } from '#hooks/use-error-text.ts';
import { trpc } from '#lib/trpc.ts';
import { DateText } from '../DateText.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { toast } from '../ui/toast.tsx';
import { isAlive, type LifecycleProps, useLifecycleNews } from './use-lifecycle.ts';

interface NoticesProps extends Pick<LifecycleProps, 'subscription'> {
  mayCancel: boolean;
  mayPause: boolean;
}

/** What is agreed about a subscription: its end, a request that waits, a pause. Each with the way back. */
export function Notices({ subscription, mayCancel, mayPause }: NoticesProps) {
  const { endsOn, isCancellationWaiting, pauseOn, resumeOn, status } = subscription;
  if (!isAlive(subscription)) return null;
  return (
    <>
      {endsOn === null ? null : (
        <Notice title={<Trans>Cancelled</Trans>} way={mayCancel ? <Keep subscription={subscription} /> : null}>
          <Trans>
            The service ends on <DateText value={endsOn} />.
          </Trans>
        </Notice>
      )}
      {isCancellationWaiting ? (
        <Notice
          title={<Trans>Cancellation asked for</Trans>}
          way={mayCancel ? <Keep subscription={subscription} /> : null}
        >
          <Trans>It waits for an answer. Until then nothing changes.</Trans>
        </Notice>
      ) : null}
      {pauseOn === null ? null : (
        <Notice
          title={<Trans>Pause planned</Trans>}
          way={mayPause ? <WithdrawPause subscription={subscription} /> : null}
        >
          <Trans>
            It stands still from <DateText value={pauseOn} /> on.
          </Trans>
        </Notice>
      )}
      {status === 'paused' ? (
        <Notice title={<Trans>Paused</Trans>} way={null}>
          {resumeOn === null ? (
            <Trans>It stands still and costs nothing until somebody lets it go on.</Trans>
          ) : (
            <Trans>
              It stands still and costs nothing. On <DateText value={resumeOn} /> it goes on by itself.
            </Trans>
          )}
        </Notice>
      ) : null}
    </>
  );
}

function Notice({ title, way, children }: { title: ReactNode; way: ReactNode; children: ReactNode }) {
  return (
    <Alert tone="warning" title={title}>
      <p>{children}</p>
      {way}
    </Alert>
  );
}

function Keep({ subscription }: Pick<LifecycleProps, 'subscription'>) {
  const { t } = useLingui();
  const way = useWay(t`Good to have you. The service goes on.`);
  const keep = useMutation(trpc.subscriptions.withdrawCancellation.mutationOptions(way));
  return (
    <WayBack busy={keep.isPending} onClick={() => keep.mutate({ subscriptionId: subscription.id })}>
      <Trans>Keep the service</Trans>
    </WayBack>
  );
}

function WithdrawPause({ subscription }: Pick<LifecycleProps, 'subscription'>) {
  const { t } = useLingui();
  const way = useWay(t`There is no pause planned any more`);
  const withdraw = useMutation(trpc.subscriptions.withdrawPause.mutationOptions(way));
  return (
    <WayBack busy={withdraw.isPending} onClick={() => withdraw.mutate({ subscriptionId: subscription.id })}>
      <Trans>Do not pause</Trans>
    </WayBack>
  );
}

function useWay(done: string) {
  const textOf = useErrorText();
  const tell = useLifecycleNews();
  return {
    onSuccess: async () => {
      await tell();
      toast.success(done);
    },
    onError: (error: unknown) => toast.error(textOf(error)),
  };
}

function WayBack({ busy, onClick, children }: { busy: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <Button variant="outline" size="sm" className="mt-2" busy={busy} onClick={onClick}>
      {children}
    </Button>
  );
}
