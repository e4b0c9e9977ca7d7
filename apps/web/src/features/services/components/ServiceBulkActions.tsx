import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { BulkAction } from '#components/data-table/BulkAction.tsx';
import type { BulkSelection } from '#components/data-table/types.ts';
import { useCan } from '#lib/auth/session.ts';
import { api, trpc } from '#lib/trpc.ts';

/** Suspends several services, or brings them back. */
export function ServiceBulkActions({ selection }: { selection: BulkSelection }) {
  const { t } = useLingui();
  const can = useCan();
  const shared = { selection, refresh: trpc.provisioning.pathKey() };
  const count = selection.ids.length;
  return (
    <>
      {can('service:suspend') ? (
        <BulkAction
          {...shared}
          label={<Trans>Suspend</Trans>}
          title={<Plural value={count} one="Suspend # service?" other="Suspend # services?" />}
          tone="danger"
          question={{ label: t`Reason` }}
          run={(serviceId, reason) => api.provisioning.suspend.mutate({ serviceId, reason })}
        >
          <Trans>Their sites and mail stop until they are unsuspended. Each owner is told the reason.</Trans>
        </BulkAction>
      ) : null}
      {can('service:unsuspend') ? (
        <BulkAction
          {...shared}
          label={<Trans>Unsuspend</Trans>}
          title={<Plural value={count} one="Unsuspend # service?" other="Unsuspend # services?" />}
          run={(serviceId) => api.provisioning.unsuspend.mutate({ serviceId })}
        >
          <Trans>Suspended services run again. Each owner is told.</Trans>
        </BulkAction>
      ) : null}
    </>
  );
}
