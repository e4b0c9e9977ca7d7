import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '#components/ConfirmDialog.tsx';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { useCan } from '#lib/auth/session.ts';
import { queryClient } from '#lib/query-client.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';

export interface InvoiceBulkActionsProps {
  ids: readonly string[];
  clear: () => void;
  rows: RouterOutputs['billing']['list']['rows'];
}

/** What can be done with several drafts at once. Each is tried by itself: one that fails stops none of the others. */
export function InvoiceBulkActions({ ids, clear, rows }: InvoiceBulkActionsProps) {
  const { t } = useLingui();
  const can = useCan();
  const textOf = useErrorText();
  const [asking, setAsking] = useState<'issue' | 'discard'>();
  const issue = useMutation(trpc.billing.issue.mutationOptions());
  const discard = useMutation(trpc.billing.discardDraft.mutationOptions());
  const drafts = rows.filter((row) => row.status === 'draft' && ids.includes(row.id));
  const run = async (act: (invoiceId: string) => Promise<unknown>) => {
    const results = await Promise.allSettled(drafts.map((draft) => act(draft.id)));
    const failed = results.find((result) => result.status === 'rejected');
    await queryClient.invalidateQueries({ queryKey: trpc.billing.pathKey() });
    clear();
    if (failed?.status === 'rejected') toast.error(textOf(failed.reason));
    else toast.success(t`Done`);
  };
  if (drafts.length === 0) {
    return (
      <span className="text-muted-foreground">
        <Trans>Only drafts can be changed together</Trans>
      </span>
    );
  }
  return (
    <>
      {can('invoice:create') ? (
        <Button size="sm" variant="outline" onClick={() => setAsking('discard')}>
          <Trans>Delete drafts</Trans>
        </Button>
      ) : null}
      {can('invoice:issue') ? (
        <Button size="sm" onClick={() => setAsking('issue')}>
          <Trans>Issue drafts</Trans>
        </Button>
      ) : null}
      <ConfirmDialog
        open={asking === 'issue'}
        onOpenChange={() => setAsking(undefined)}
        title={<Plural value={drafts.length} one="Issue # draft?" other="Issue # drafts?" />}
        confirmLabel={<Trans>Issue</Trans>}
        onConfirm={() => run((invoiceId) => issue.mutateAsync({ invoiceId }))}
      >
        <Trans>Each gets a number and goes to its client. An issued invoice never changes.</Trans>
      </ConfirmDialog>
      <ConfirmDialog
        open={asking === 'discard'}
        onOpenChange={() => setAsking(undefined)}
        title={<Plural value={drafts.length} one="Delete # draft?" other="Delete # drafts?" />}
        confirmLabel={<Trans>Delete</Trans>}
        tone="danger"
        onConfirm={() => run((invoiceId) => discard.mutateAsync({ invoiceId }))}
      >
        <Trans>They cannot be brought back.</Trans>
      </ConfirmDialog>
    </>
  );
}
