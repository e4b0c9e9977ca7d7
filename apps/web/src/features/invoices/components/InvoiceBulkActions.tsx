import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ConfirmDialog } from '#components/ConfirmDialog.tsx';
import { BulkAction } from '#components/data-table/BulkAction.tsx';
import type { BulkSelection } from '#components/data-table/types.ts';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useMoneyMutation } from '#hooks/use-money-mutation.ts';
import { useCan } from '#lib/auth/session.ts';
import { queryClient } from '#lib/query-client.ts';
import { api, trpc } from '#lib/trpc.ts';

/** Makes one draft of those that are selected: all of one client and currency. */
function MergeDrafts({ selection }: { selection: BulkSelection }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const merge = useMoneyMutation(api.billing.mergeDrafts.mutate);
  return (
    <>
      <Button variant="outline" size="sm" onClick={() => setAsking(true)}>
        <Trans>Merge drafts</Trans>
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={<Plural value={selection.ids.length} one="Merge # draft?" other="Merge # drafts into one?" />}
        confirmLabel={<Trans>Merge drafts</Trans>}
        onConfirm={async () => {
          const { invoiceId } = await merge.mutateAsync({ invoiceIds: [...selection.ids] });
          await queryClient.invalidateQueries({ queryKey: trpc.billing.pathKey() });
          selection.clear();
          toast.success(t`Drafts merged`);
          await navigate({ to: `/admin/invoices/${invoiceId}` });
        }}
      >
        <Trans>
          They must be of one client and currency. All lines come together on one draft, with the first day to pay that
          was set.
        </Trans>
      </ConfirmDialog>
    </>
  );
}

/** What can be done with several drafts at once. */
export function InvoiceBulkActions({ selection }: { selection: BulkSelection }) {
  const can = useCan();
  const shared = { selection, refresh: trpc.billing.pathKey() };
  return (
    <>
      {can('invoice:create') ? (
        <BulkAction
          {...shared}
          label={<Trans>Delete drafts</Trans>}
          title={<Plural value={selection.ids.length} one="Delete # draft?" other="Delete # drafts?" />}
          tone="danger"
          run={(invoiceId) => api.billing.discardDraft.mutate({ invoiceId })}
        >
          <Trans>They cannot be brought back. What is issued already stays.</Trans>
        </BulkAction>
      ) : null}
      {can('invoice:create') && selection.ids.length > 1 ? <MergeDrafts selection={selection} /> : null}
      {can('invoice:issue') ? (
        <BulkAction
          {...shared}
          label={<Trans>Issue drafts</Trans>}
          title={<Plural value={selection.ids.length} one="Issue # draft?" other="Issue # drafts?" />}
          run={(invoiceId) => api.billing.issue.mutate({ invoiceId })}
        >
          <Trans>Each gets a number and goes to its client. An issued invoice never changes.</Trans>
        </BulkAction>
      ) : null}
    </>
  );
}
