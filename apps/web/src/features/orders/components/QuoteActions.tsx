import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '#components/ConfirmDialog.tsx';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { queryClient } from '#lib/query-client.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';

/** Sends a quote, or takes it back. */
export function QuoteActions({ quote }: { quote: RouterOutputs['ordering']['quote'] }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [isRevoking, setRevoking] = useState(false);
  const { quoteId, status, number } = quote;
  const refresh = () => queryClient.invalidateQueries({ queryKey: trpc.ordering.pathKey() });
  const send = useMutation({
    ...trpc.ordering.sendQuote.mutationOptions(),
    onSuccess: async () => {
      await refresh();
      toast.success(t`The quote goes to the client`);
    },
    onError: (error) => toast.error(textOf(error)),
  });
  const revoke = useMutation(trpc.ordering.revokeQuote.mutationOptions());
  if (status !== 'draft' && status !== 'sent') return null;
  return (
    <>
      <Button variant="outline" onClick={() => setRevoking(true)}>
        <Trans>Revoke</Trans>
      </Button>
      <Button busy={send.isPending} onClick={() => send.mutate({ quoteId })}>
        {status === 'draft' ? <Trans>Send to the client</Trans> : <Trans>Send again</Trans>}
      </Button>
      <ConfirmDialog
        open={isRevoking}
        onOpenChange={setRevoking}
        title={<Trans>Revoke quote {number}?</Trans>}
        confirmLabel={<Trans>Revoke the quote</Trans>}
        tone="danger"
        onConfirm={async () => {
          await revoke.mutateAsync({ quoteId });
          await refresh();
        }}
      >
        <Trans>Nobody can accept it any more. You cannot take this back, but write a new one.</Trans>
      </ConfirmDialog>
    </>
  );
}
