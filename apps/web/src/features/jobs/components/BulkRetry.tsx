import { Plural, Trans } from '@lingui/react/macro';
import { BulkAction } from '#components/data-table/BulkAction.tsx';
import type { BulkSelection } from '#components/data-table/types.ts';
import { api, trpc } from '#lib/trpc.ts';

/** Lets the selected jobs go on. */
export function BulkRetry({ selection }: { selection: BulkSelection }) {
  return (
    <BulkAction
      selection={selection}
      refresh={trpc.provisioning.pathKey()}
      label={<Trans>Retry</Trans>}
      title={<Plural value={selection.ids.length} one="Retry # job?" other="Retry # jobs?" />}
      run={(effectId) => api.provisioning.retryEffect.mutate({ effectId })}
    >
      <Trans>A call whose answer is not known is looked up before it is sent again.</Trans>
    </BulkAction>
  );
}
