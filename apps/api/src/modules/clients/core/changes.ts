/** The wanted values that differ from what is stored; `undefined` means "leave it". */
export function changesOf<T extends Record<string, unknown>, W extends { [K in keyof W]?: unknown }>(
  stored: T,
  wanted: W,
): { [K in keyof W]?: Exclude<W[K], undefined> } {
  const changes: { [K in keyof W]?: Exclude<W[K], undefined> } = {};
  for (const key of keysOf(wanted)) {
    const value = wanted[key];
    if (isGiven(value) && value !== stored[String(key)]) changes[key] = value;
  }
  return changes;
}

function isGiven<V>(value: V): value is Exclude<V, undefined> {
  return value !== undefined;
}

// Object.keys answers string[]; a parsed strict object has no other keys than its type's.
function keysOf<W extends object>(of: W): (keyof W)[] {
  return Object.keys(of) as (keyof W)[];
}
