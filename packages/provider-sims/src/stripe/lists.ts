import { invalid, missing } from './errors.ts';
import type { Params } from './params.ts';

interface Listed {
  id: string;
  created: number;
}

/** Reads `created` as a number or as bounds. */
function createdFilter(params: Params): (created: number) => boolean {
  const bounds = params.nested('created');
  if (!bounds) {
    const exact = params.integer('created', 0);
    return (created) => exact === undefined || created === exact;
  }
  const [gt, gte, lt, lte] = ['gt', 'gte', 'lt', 'lte'].map((key) => bounds.integer(key, 0));
  return (created) =>
    created > (gt ?? -1) &&
    created >= (gte ?? 0) &&
    created < (lt ?? Number.POSITIVE_INFINITY) &&
    created <= (lte ?? Number.POSITIVE_INFINITY);
}

/** A list operation over `all` (oldest first): newest first, with cursors and `created` bounds. */
export function listOperation<T extends Listed>(params: Params, url: string, all: () => T[]): () => unknown {
  const limit = params.integer('limit', 1) ?? 10;
  if (limit > 100) throw invalid('This value must be less than or equal to 100.', { param: 'limit' });
  const after = params.text('starting_after');
  const before = params.text('ending_before');
  const fits = createdFilter(params);
  return () => {
    const rows = all()
      .filter((row) => fits(row.created))
      .reverse();
    const indexOf = (id: string, param: string): number => {
      const index = rows.findIndex((row) => row.id === id);
      if (index < 0) throw missing('object', id, param);
      return index;
    };
    if (before !== undefined) {
      const end = indexOf(before, 'ending_before');
      const start = Math.max(0, end - limit);
      return { object: 'list', url, has_more: start > 0, data: rows.slice(start, end) };
    }
    const start = after === undefined ? 0 : indexOf(after, 'starting_after') + 1;
    return { object: 'list', url, has_more: rows.length > start + limit, data: rows.slice(start, start + limit) };
  };
}
