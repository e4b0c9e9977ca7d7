import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { Eye, MailX } from 'lucide-react';
import { EmptyState } from '#components/EmptyState.tsx';
import { MailHtml } from '#components/mail/MailHtml.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { Button } from '#components/ui/button.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { useCan } from '#lib/auth/session.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';

/**
 * What the mail says. It is opened by a click, never by coming here: links in mails may open accounts, and each look
 * goes into the audit trail.
 */
export function MailContent({ mail }: { mail: RouterOutputs['notifications']['getMail'] }) {
  const { t } = useLingui();
  const can = useCan();
  const textOf = useErrorText();
  const read = useMutation(trpc.notifications.readContent.mutationOptions({ gcTime: 0 }));
  if (read.data) {
    return (
      <div className="flex flex-col gap-4">
        <MailHtml html={read.data.html} label={t`What the mail says`} />
        <details className="rounded-lg border">
          <summary className="min-h-9 cursor-pointer px-3 py-2 text-sm">
            <Trans>As plain text</Trans>
          </summary>
          <pre className="whitespace-pre-wrap break-words border-t p-3 font-sans text-sm">
            <bdi>{read.data.text}</bdi>
          </pre>
        </details>
      </div>
    );
  }
  if (!mail.hasContent) {
    return (
      <EmptyState icon={MailX} title={<Trans>The content is no longer kept</Trans>}>
        <Trans>Of mails whose link is a key, the text is dropped once they were sent.</Trans>
      </EmptyState>
    );
  }
  if (!can('mail:read_content')) {
    return <EmptyState icon={MailX} title={<Trans>Your role does not allow reading what mails say</Trans>} />;
  }
  return (
    <div className="flex flex-col gap-3">
      {read.error ? <Alert tone="danger">{textOf(read.error)}</Alert> : null}
      <EmptyState
        icon={Eye}
        title={<Trans>Read what this mail says</Trans>}
        action={
          <Button busy={read.isPending} onClick={() => read.mutate({ mailId: mail.mailId })}>
            <Trans>Show content</Trans>
          </Button>
        }
      >
        <Trans>
          Mails are private and their links may open accounts: that you looked is written into the audit trail.
        </Trans>
      </EmptyState>
    </div>
  );
}
