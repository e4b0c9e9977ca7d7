import { useQuery } from '@tanstack/react-query';
import { Plus, ReceiptText } from 'lucide-react';
import { DateText } from '../../src/components/DateText.tsx';
import { DataTable } from '../../src/components/data-table/DataTable.tsx';
import type { Column } from '../../src/components/data-table/types.ts';
import { EmptyState } from '../../src/components/EmptyState.tsx';
import { MoneyText } from '../../src/components/MoneyText.tsx';
import { PageHeader } from '../../src/components/PageHeader.tsx';
import { StatusBadge } from '../../src/components/StatusBadge.tsx';
import { Button } from '../../src/components/ui/button.tsx';
import type { TableDefinition } from '../../src/lib/table/table-search.ts';
import { useTableState } from '../../src/lib/table/use-table-state.ts';

export const invoiceTable = {
  key: 'gallery',
  sorts: ['number', 'due_on', 'total'],
  defaultSort: { by: 'due_on', dir: 'desc' },
  filters: { status: ['draft', 'issued', 'paid', 'void'], from: 'date' },
} as const satisfies TableDefinition;

interface Row {
  id: string;
  number: string;
  client: string;
  status: string;
  dueOn: string;
  total: string;
}

const CLIENTS = [
  'Bergmann Design GmbH',
  'Atelier Moreau',
  'Kováč & synovia',
  'شرکت فناوری آریا',
  'Sørensen Foto',
  'Tanaka Studio',
];
const STATUSES = ['issued', 'paid', 'paid', 'draft', 'overdue', 'void'];
const ROWS: Row[] = Array.from({ length: 14 }, (_, index) => ({
  id: `i${index}`,
  number: `2026-${String(412 - index).padStart(4, '0')}`,
  client: CLIENTS[index % CLIENTS.length] ?? '',
  status: STATUSES[index % STATUSES.length] ?? '',
  dueOn: `2026-11-${String(28 - index).padStart(2, '0')}`,
  total: String(1990 + index * index * 7331),
}));

const columns: Column<Row>[] = [
  { id: 'number', header: 'Number', sortable: true, cell: (row) => <span className="num">{row.number}</span> },
  { id: 'client', header: 'Client', cell: (row) => row.client, card: 'title' },
  { id: 'status', header: 'Status', cell: (row) => <StatusBadge status={row.status} /> },
  { id: 'due_on', header: 'Due', sortable: true, cell: (row) => <DateText value={row.dueOn} /> },
  {
    id: 'total',
    header: 'Total',
    align: 'end',
    sortable: true,
    cell: (row) => <MoneyText amountMinor={row.total} currency="EUR" />,
    card: 'end',
  },
];

export function InvoicesPage() {
  const state = useTableState(invoiceTable);
  const rows =
    state.q === 'none' ? [] : ROWS.filter((row) => !state.filters['status'] || row.status === state.filters['status']);
  const query = useQuery({
    queryKey: ['gallery', state.q, state.filters],
    queryFn: () => Promise.resolve({ rows, total: rows.length === 0 ? 0 : 214 }),
  });
  return (
    <>
      <PageHeader
        title="Invoices"
        description="14 unpaid, 3 overdue"
        actions={
          <Button>
            <Plus aria-hidden="true" />
            New invoice
          </Button>
        }
      />
      <DataTable
        label="Invoices"
        columns={columns}
        state={state}
        query={query}
        rowId={(row) => row.id}
        rowHref={() => '/object'}
        searchLabel="Number, client or amount"
        filters={[
          {
            id: 'status',
            label: 'Status',
            options: invoiceTable.filters.status.map((value) => ({ value, label: value })),
          },
          { id: 'from', label: 'Due from' },
        ]}
        bulkActions={() => <Button size="sm">Send reminder</Button>}
        onExportCsv={() => Promise.resolve({ csv: 'number\r\n', rows: 0, isCut: false })}
        empty={<EmptyState icon={ReceiptText} title="No invoice yet" action={<Button>New invoice</Button>} />}
      />
    </>
  );
}
