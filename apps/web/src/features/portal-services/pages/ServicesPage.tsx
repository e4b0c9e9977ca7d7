import { Trans, useLingui } from '@lingui/react/macro';
import { SERVICE_STATUSES } from '@panel1/shared-types/states';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Server } from 'lucide-react';
import { DataTable } from '#components/data-table/DataTable.tsx';
import { EmptyState } from '#components/EmptyState.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { buttonVariants } from '#components/ui/button.tsx';
import { useStatusOptions } from '#hooks/use-status-options.ts';
import { useTableState } from '#lib/table/use-table-state.ts';
import { api, trpc } from '#lib/trpc.ts';
import { useServiceColumns } from '../hooks/use-service-columns.tsx';
import { serviceListInput, serviceTable } from '../lib/service-table.ts';

/** Everything that runs for the account. */
export function ServicesPage() {
  const { t } = useLingui();
  const state = useTableState(serviceTable);
  const query = useQuery({
    ...trpc.provisioning.listServices.queryOptions(serviceListInput(state)),
    placeholderData: keepPreviousData,
  });
  const columns = useServiceColumns();
  const statuses = useStatusOptions(SERVICE_STATUSES);
  return (
    <>
      <PageHeader title={<Trans>Services</Trans>} actions={<OrderLink />} />
      <DataTable
        label={t`Services`}
        columns={columns}
        state={state}
        query={query}
        rowId={(row) => row.serviceId}
        rowHref={(row) => `/portal/services/${row.serviceId}`}
        searchLabel={t`Name or domain`}
        filters={[{ id: 'status', label: t`Status`, options: statuses }]}
        onExportCsv={() => api.provisioning.exportServices.query(serviceListInput(state))}
        empty={<EmptyState icon={Server} title={<Trans>Nothing is running yet</Trans>} action={<OrderLink />} />}
      />
    </>
  );
}

function OrderLink() {
  return (
    <Link to="/" className={buttonVariants({ variant: 'outline' })}>
      <Trans>Order something new</Trans>
    </Link>
  );
}
