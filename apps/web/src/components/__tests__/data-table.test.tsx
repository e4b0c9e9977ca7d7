import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { renderPage } from '../../../test/render.tsx';
import { type TableDefinition, tableSearch } from '../../lib/table/table-search.ts';
import { useTableState } from '../../lib/table/use-table-state.ts';
import { DataTable } from '../data-table/DataTable.tsx';
import type { Column } from '../data-table/types.ts';

const definition = {
  key: 'test',
  sorts: ['name', 'age'],
  defaultSort: { by: 'name', dir: 'asc' },
  filters: { status: ['paid', 'open'] },
} as const satisfies TableDefinition;

interface Row {
  id: string;
  name: string;
}
const columns: Column<Row>[] = [
  { id: 'name', header: 'Name', sortable: true, cell: (row) => row.name },
  { id: 'age', header: 'Age', sortable: true, cell: () => '7' },
];
const rows: Row[] = [
  { id: 'a', name: 'Ada' },
  { id: 'b', name: 'Bob' },
];

interface Options {
  path?: string;
  data?: { rows: Row[]; total: number };
  error?: unknown;
  refetch?: () => void;
}

function open({ path = '/', data = { rows, total: 60 }, error = null, refetch = () => {} }: Options = {}) {
  const query = { data: error ? undefined : data, isPending: false, isFetching: false, error, refetch };
  const rowId = (row: Row) => row.id;
  const rowHref = (row: Row) => `/object/${row.id}`;
  function Page() {
    return (
      <DataTable
        label="People"
        columns={columns}
        state={useTableState(definition)}
        query={query}
        rowId={rowId}
        rowHref={rowHref}
        searchLabel="Find"
        filters={[{ id: 'status', label: 'Status', options: [{ value: 'paid', label: 'Paid up' }] }]}
        bulkActions={({ ids }) => <button type="button">{`Mail ${ids.join('+')}`}</button>}
        empty={<p>Nobody yet</p>}
      />
    );
  }
  return renderPage(Page, { path, search: tableSearch(definition) });
}

test('sorting is in the address, and the same column again turns it', async () => {
  const { router } = await open();
  await userEvent.click(screen.getByRole('button', { name: 'Age' }));
  await waitFor(() => expect(router.state.location.search).toEqual({ sort: 'age', dir: 'asc' }));
  await userEvent.click(screen.getByRole('button', { name: 'Age' }));
  await waitFor(() => expect(router.state.location.search).toEqual({ sort: 'age', dir: 'desc' }));
  expect(screen.getByRole('columnheader', { name: 'Age' }).getAttribute('aria-sort')).toBe('descending');
});

test('the next page is in the address; going back to the first takes it out again', async () => {
  const { router } = await open();
  await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
  await waitFor(() => expect(router.state.location.search).toEqual({ page: 2 }));
  await userEvent.click(screen.getByRole('button', { name: 'Previous page' }));
  await waitFor(() => expect(router.state.location.search).toEqual({}));
});

test('a filter of the address shows as a chip, and removing it leads back to page one', async () => {
  const { router } = await open({ path: '/?status=paid&page=2' });
  const chips = screen.getByRole('list', { name: 'Active filters' });
  expect(within(chips).getByText('Paid up')).toBeTruthy();
  await userEvent.click(within(chips).getByRole('button', { name: /Remove filter/ }));
  await waitFor(() => expect(router.state.location.search).toEqual({}));
});

test('search waits until typing stops, then starts at page one', async () => {
  const { router } = await open({ path: '/?page=2' });
  await userEvent.type(screen.getByRole('searchbox', { name: 'Find' }), 'ad');
  await waitFor(() => expect(router.state.location.search).toEqual({ q: 'ad' }));
});

test('chosen rows reach the bulk actions; the header box chooses all of the page', async () => {
  await open();
  await userEvent.click(screen.getByRole('checkbox', { name: 'Select all rows of this page' }));
  expect(screen.getByRole('button', { name: 'Mail a+b' })).toBeTruthy();
});

test('j and x choose by keyboard, Enter opens the row', async () => {
  const { router } = await open();
  await userEvent.keyboard('jjx');
  expect(screen.getByRole('button', { name: 'Mail b' })).toBeTruthy();
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(router.state.location.pathname).toBe('/object/b'));
});

test('nothing at all shows the empty state of the list, no match offers to clear the filters', async () => {
  const none = { rows: [], total: 0 };
  const { unmount } = await open({ data: none });
  expect(screen.getByText('Nobody yet')).toBeTruthy();
  unmount();
  const { router } = await open({ data: none, path: '/?q=zzz' });
  await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
  await waitFor(() => expect(router.state.location.search).toEqual({}));
});

test('a failed list says why and asks again; a refusal is not asked again', async () => {
  const refetch = vi.fn();
  const { unmount } = await open({ error: new TypeError('failed'), refetch });
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(refetch).toHaveBeenCalledOnce();
  unmount();
  await open({ error: { data: { code: 'auth.forbidden', httpStatus: 403 } } });
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
});
