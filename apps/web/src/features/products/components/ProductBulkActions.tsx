import { Plural, Trans } from '@lingui/react/macro';
import { BulkAction } from '#components/data-table/BulkAction.tsx';
import type { BulkSelection } from '#components/data-table/types.ts';
import { api, trpc } from '#lib/trpc.ts';

/** Takes several products out of the shop, or puts them in. */
export function ProductBulkActions({ selection }: { selection: BulkSelection }) {
  const shared = { selection, refresh: trpc.catalog.pathKey() };
  const count = selection.ids.length;
  return (
    <>
      <BulkAction
        {...shared}
        label={<Trans>Hide</Trans>}
        title={<Plural value={count} one="Hide # product?" other="Hide # products?" />}
        tone="danger"
        run={(productId) => api.catalog.setStatus.mutate({ productId, status: 'hidden' })}
      >
        <Trans>The shop does not sell them any more; staff still can.</Trans>
      </BulkAction>
      <BulkAction
        {...shared}
        label={<Trans>Put into the shop</Trans>}
        title={<Plural value={count} one="Put # product into the shop?" other="Put # products into the shop?" />}
        run={(productId) => api.catalog.setStatus.mutate({ productId, status: 'active' })}
      >
        <Trans>Everybody can see and order them.</Trans>
      </BulkAction>
    </>
  );
}
