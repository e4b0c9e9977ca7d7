import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { BulkAction } from '#components/data-table/BulkAction.tsx';
import type { BulkSelection } from '#components/data-table/types.ts';
import { useCan } from '#lib/auth/session.ts';
import { api, trpc } from '#lib/trpc.ts';

/** Accepts or ends several orders. */
export function OrderBulkActions({ selection }: { selection: BulkSelection }) {
  const { t } = useLingui();
  const can = useCan();
  const shared = { selection, refresh: trpc.ordering.pathKey() };
  const count = selection.ids.length;
  return (
    <>
      {can('order:cancel') ? (
        <BulkAction
          {...shared}
          label={<Trans>Cancel orders</Trans>}
          title={<Plural value={count} one="Cancel # order?" other="Cancel # orders?" />}
          tone="danger"
          question={{ label: t`Reason` }}
          run={(orderId, reason) => api.ordering.cancel.mutate({ orderId, reason })}
        >
          <Trans>Their unpaid invoices are voided and their stock given back. This cannot be undone.</Trans>
        </BulkAction>
      ) : null}
      {can('order:accept') ? (
        <BulkAction
          {...shared}
          label={<Trans>Accept orders</Trans>}
          title={<Plural value={count} one="Accept # order?" other="Accept # orders?" />}
          run={(orderId) => api.ordering.accept.mutate({ orderId })}
        >
          <Trans>Their services are set up at once, also where the invoice is not paid yet.</Trans>
        </BulkAction>
      ) : null}
    </>
  );
}
