import { notFound } from '#lib/errors/app-error.ts';

export interface Diff<W> {
  added: { wanted: W; position: number }[];
  kept: { id: string; wanted: W; position: number }[];
  removed: string[];
}

/**
 * What to do so that the stored children become the wanted list. A wanted child with an id must be a stored one of this
 * parent: any other id is "not found", so that no editor can pull in a foreign row.
 */
export function diffChildren<W>(
  stored: readonly string[],
  wanted: readonly W[],
  idOf: (wanted: W) => string | undefined,
): Diff<W> {
  const left = new Set(stored);
  const diff: Diff<W> = { added: [], kept: [], removed: [] };
  for (const [position, child] of wanted.entries()) {
    const id = idOf(child);
    if (id === undefined) diff.added.push({ wanted: child, position });
    else if (left.delete(id)) diff.kept.push({ id, wanted: child, position });
    else throw notFound();
  }
  diff.removed.push(...left);
  return diff;
}
