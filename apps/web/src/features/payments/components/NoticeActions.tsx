import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { CircleSlash, RotateCw } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { useCan } from '#lib/auth/session.ts';
import { trpc } from '#lib/trpc.ts';
import { DismissNoticeSheet } from '../forms/DismissNoticeSheet.tsx';
import { refreshNotices } from '../hooks/use-notices.ts';
import type { Notice } from '../lib/notice.ts';

/** What a person can do with a notice that waits. */
export function NoticeActions({ notice }: { notice: Notice }) {
  const { t } = useLingui();
  const can = useCan();
  const textOf = useErrorText();
  const [dismissing, setDismissing] = useState(false);
  const { noticeId, offers } = notice;
  const retry = useMutation(
    trpc.payments.retryNotice.mutationOptions({
      onSuccess: async () => {
        await refreshNotices();
        toast.success(t`The gateway is asked again`);
      },
      onError: (error) => toast.error(textOf(error)),
    }),
  );
  if (!can('gateway_notice:resolve')) return null;
  return (
    <>
      {offers.dismiss ? (
        <Button variant="outline" onClick={() => setDismissing(true)}>
          <CircleSlash aria-hidden="true" />
          <Trans>Put aside</Trans>
        </Button>
      ) : null}
      {offers.retry ? (
        <Button busy={retry.isPending} onClick={() => retry.mutate({ noticeId })}>
          <RotateCw aria-hidden="true" />
          <Trans>Retry</Trans>
        </Button>
      ) : null}
      <DismissNoticeSheet open={dismissing} onOpenChange={setDismissing} noticeId={noticeId} />
    </>
  );
}
