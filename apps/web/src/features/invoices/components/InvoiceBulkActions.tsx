import { Plural, Trans } from '@lingui/react/macro';
import { BulkAction } from '#components/data-table/BulkAction.tsx';
import type { BulkSelection } from '#components/data-table/types.ts';
import { useCan } from '#lib/auth/session.ts';
import { api, trpc } from '#lib/trpc.ts';

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
