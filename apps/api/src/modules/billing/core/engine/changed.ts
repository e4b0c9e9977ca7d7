/** What a unit of work added to the records of an account, and which it replaced. Unchanged records stay the same object. */
export function changedRecords<T>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
): { added: T[]; changed: T[] } {
  const added: T[] = [];
  const changed: T[] = [];
  for (const [id, record] of after) {
    const known = before.get(id);
    if (known === undefined) added.push(record);
    else if (known !== record) changed.push(record);
  }
  return { added, changed };
}
