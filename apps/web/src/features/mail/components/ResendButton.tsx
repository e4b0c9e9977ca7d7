import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { ConfirmDialog } from '#components/ConfirmDialog.tsx';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useCan } from '#lib/auth/session.ts';
import { queryClient } from '#lib/query-client.ts';
import { trpc } from '#lib/trpc.ts';

/** Sends the same text to the same reader once more. */
export function ResendButton({ mail }: { mail: { mailId: string; toAddress: string; hasContent: boolean } }) {
  const { t } = useLingui();
  const can = useCan();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const resend = useMutation(trpc.notifications.resend.mutationOptions());
  if (!can('mail:resend') || !mail.hasContent) return null;
  return (
    <>
      <Button variant="outline" onClick={() => setAsking(true)}>
        <Send aria-hidden="true" className="rtl:-scale-x-100" />
        <Trans>Send again</Trans>
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={<Trans>Send this mail again to {mail.toAddress}?</Trans>}
        confirmLabel={<Trans>Send again</Trans>}
        onConfirm={async () => {
          const { mailId } = await resend.mutateAsync({ mailId: mail.mailId });
          await queryClient.invalidateQueries({ queryKey: trpc.notifications.pathKey() });
          toast.success(t`The mail is on its way`);
          void navigate({ to: `/admin/mails/${mailId}` });
        }}
      >
        <Trans>The same text goes to the same address, as a mail of its own.</Trans>
      </ConfirmDialog>
    </>
  );
}
