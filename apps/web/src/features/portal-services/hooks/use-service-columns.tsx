import { useLingui } from '@lingui/react/macro';
import { DateText } from '#components/DateText.tsx';
import type { Column } from '#components/data-table/types.ts';
import { StatusBadge } from '#components/StatusBadge.tsx';
import type { RouterOutputs } from '#lib/trpc.ts';

type Row = RouterOutputs['provisioning']['listServices']['rows'][number];

/** Columns of the services list: what it is, which one it is, how it is. */
export function useServiceColumns(): Column<Row>[] {
  const { t } = useLingui();
  return [
    { id: 'label', header: t`Service`, sortable: true, cell: (row) => <bdi>{row.label}</bdi>, card: 'title' },
    { id: 'domain', header: t`Domain`, sortable: true, cell: (row) => <bdi>{row.domain ?? row.username ?? '—'}</bdi> },
    {
      id: 'status',
      header: t`Status`,
      sortable: true,
      cell: (row) => <StatusBadge status={row.status} />,
      card: 'end',
    },
    { id: 'created', header: t`Since`, sortable: true, cell: (row) => <DateText value={row.createdAt} /> },
  ];
}
