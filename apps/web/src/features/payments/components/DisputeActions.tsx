import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { ExternalLink, RotateCw } from 'lucide-react';
import { Button, buttonVariants } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { useCan } from '#lib/auth/session.ts';
import { trpc } from '#lib/trpc.ts';
import { refreshNotices } from '../hooks/use-notices.ts';
import type { Dispute } from '../lib/dispute.ts';

/** Where it is answered, and a new look at the gateway. */
export function DisputeActions({ dispute }: { dispute: Dispute }) {
  const { t } = useLingui();
  const can = useCan();
  const textOf = useErrorText();
  const refresh = useMutation(
    trpc.payments.refreshDispute.mutationOptions({
      onSuccess: async () => {
        await refreshNotices();
        toast.success(t`The gateway is asked again`);
      },
      onError: (error) => toast.error(textOf(error)),
    }),
  );
  return (
    <>
      {can('dispute:refresh') ? (
        <Button variant="outline" busy={refresh.isPending} onClick={() => refresh.mutate({ disputeId: dispute.id })}>
          <RotateCw aria-hidden="true" />
          <Trans>Ask the gateway again</Trans>
        </Button>
      ) : null}
      {dispute.gatewayUrl === null ? null : (
        <a href={dispute.gatewayUrl} target="_blank" rel="noreferrer" className={buttonVariants()}>
          <ExternalLink aria-hidden="true" />
          <Trans>Answer at the gateway</Trans>
        </a>
      )}
    </>
  );
}
