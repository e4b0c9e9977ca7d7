/** What a list can be asked: which columns sort it, which filters it has. One value per list, shared by route and page. */
export interface TableDefinition {
  /** Names the list in this browser's settings (visible columns): `invoices`. */
  key: string;
  sorts: readonly string[];
  defaultSort: { by: string; dir: 'asc' | 'desc' };
  /** Filter ids; a filter with a list of values accepts only these. */
  filters?: Readonly<Record<string, readonly string[] | 'text' | 'date'>>;
  defaultSize?: number;
}

/** The query string of a list: only what differs from the defaults. */
export interface TableSearch {
  page?: number;
  size?: number;
  sort?: string;
  dir?: 'asc' | 'desc';
  q?: string;
  [filter: string]: string | number | undefined;
}

export const PAGE_SIZES = [25, 50, 100] as const;
const MAX_TEXT = 200;

/**
 * The `search` of a PageRoute for a list: keeps what is valid and not a default, drops the rest, so that addresses
 * stay short and a mistyped one still opens the list.
 */
/* @__NO_SIDE_EFFECTS__ */
export function tableSearch(definition: TableDefinition): (raw: Record<string, unknown>) => TableSearch {
  return (raw) => {
    const search: TableSearch = {};
    const page = Number(raw['page']);
    if (Number.isSafeInteger(page) && page > 1 && page <= 10_000) search.page = page;
    const size = Number(raw['size']);
    if (PAGE_SIZES.some((known) => known === size) && size !== sizeOf(definition)) search.size = size;
    const { by, dir } = definition.defaultSort;
    const sort = definition.sorts.find((known) => known === raw['sort']) ?? by;
    const given = raw['dir'] === 'asc' || raw['dir'] === 'desc' ? raw['dir'] : dir;
    if (sort !== by) search.sort = sort;
    if (sort !== by || given !== dir) search.dir = given;
    const q = textOf(raw['q']);
    if (q) search.q = q;
    for (const [id, kind] of Object.entries(definition.filters ?? {})) {
      const value = textOf(raw[id]);
      if (value && isAllowed(kind, value)) search[id] = value;
    }
    return search;
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, MAX_TEXT) : '';
}

function isAllowed(kind: readonly string[] | 'text' | 'date', value: string): boolean {
  if (kind === 'text') return true;
  if (kind === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(value);
  return kind.includes(value);
}

function sizeOf(definition: TableDefinition): number {
  return definition.defaultSize ?? PAGE_SIZES[0];
}

/** What a list shows now, with the defaults filled in. `limit` and `offset` are for the API. */
export interface TableView {
  page: number;
  limit: number;
  offset: number;
  sort: { by: string; dir: 'asc' | 'desc' };
  q: string;
  filters: Readonly<Record<string, string>>;
}

export function viewOf(definition: TableDefinition, search: TableSearch): TableView {
  const page = search.page ?? 1;
  const limit = search.size ?? sizeOf(definition);
  const filters: Record<string, string> = {};
  for (const id of Object.keys(definition.filters ?? {})) {
    const value = search[id];
    if (typeof value === 'string') filters[id] = value;
  }
  return {
    page,
    limit,
    offset: (page - 1) * limit,
    sort: { by: search.sort ?? definition.defaultSort.by, dir: search.dir ?? definition.defaultSort.dir },
    q: search.q ?? '',
    filters,
  };
}
