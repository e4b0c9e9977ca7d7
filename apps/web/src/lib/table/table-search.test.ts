import { expect, test } from 'vitest';
import { type TableDefinition, tableSearch, viewOf } from './table-search.ts';

const definition = {
  key: 'test',
  sorts: ['number', 'due_on'],
  defaultSort: { by: 'due_on', dir: 'desc' },
  filters: { status: ['paid', 'issued'], from: 'date', client: 'text' },
} as const satisfies TableDefinition;
const search = tableSearch(definition);

test('defaults never appear in the address', () => {
  expect(search({ page: 1, size: 25, sort: 'due_on', dir: 'desc', q: '' })).toEqual({});
});

test('what differs from the defaults is kept', () => {
  const wanted = { page: 3, size: 50, sort: 'number', dir: 'asc', q: 'berg', status: 'paid', from: '2026-01-31' };
  expect(search(wanted)).toEqual(wanted);
});

test('a mistyped address still opens the list: bad values and unknown keys are dropped', () => {
  const raw = { page: '-2', size: 7, sort: 'password', dir: 'up', status: 'x', from: 'yesterday', evil: '1' };
  expect(search(raw)).toEqual({});
});

test('a page of the address becomes limit and offset of the API', () => {
  expect(viewOf(definition, search({ page: 3, size: 50 }))).toMatchObject({ limit: 50, offset: 100 });
});
