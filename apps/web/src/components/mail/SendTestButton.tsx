import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { useErrorText } from '#hooks/use-error-text.ts';
import { type api, trpc } from '#lib/trpc.ts';
import { Button } from '../ui/button.tsx';
import { toast } from '../ui/toast.tsx';

type Wish = Parameters<typeof api.notifications.sendTest.mutate>[0];

/** Mails a template to whoever clicks, with believable values; with `source` as a wording that is not saved yet. */
export function SendTestButton({ wish }: { wish: Wish }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const send = useMutation(
    trpc.notifications.sendTest.mutationOptions({
      onSuccess: ({ address }) => toast.success(t`A test is on its way to ${address}`),
      onError: (error) => toast.error(textOf(error)),
    }),
  );
  return (
    <Button variant="outline" size="sm" busy={send.isPending} onClick={() => send.mutate(wish)}>
      <Send aria-hidden="true" className="rtl:-scale-x-100" />
      <Trans>Send me a test</Trans>
    </Button>
  );
}
