import { sep } from 'node:path';

interface ModuleGraph {
  getModuleInfo(id: string): { importedIds: string[] } | null;
}

/**
 * Names the chunk of a module that several entries load at once: one chunk for each set of entries, instead of dozens of
 * small ones that compress badly and whose names every lazy import repeats. Null leaves a module where it is: used by one
 * entry only, or loaded later.
 * @param entries files of the entries by name: `{ site: '/…/index.html' }`
 */
export function sharedChunks(entries: Readonly<Record<string, string>>) {
  let users: Map<string, string[]> | undefined;
  return (id: string, graph: ModuleGraph): string | null => {
    users ??= usersOf(entries, graph);
    const names = users.get(id) ?? [];
    if (names.length === Object.keys(entries).length) return 'base';
    return names.length > 1 ? names.join('-') : null;
  };
}

/** Which entries reach a module without a dynamic import. */
function usersOf(entries: Readonly<Record<string, string>>, graph: ModuleGraph): Map<string, string[]> {
  const users = new Map<string, string[]>();
  for (const [name, file] of Object.entries(entries)) {
    const pending = [file.replaceAll(sep, '/')];
    const seen = new Set(pending);
    for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
      users.set(id, [...(users.get(id) ?? []), name]);
      for (const next of graph.getModuleInfo(id)?.importedIds ?? []) {
        // The index of all icons would make each of them everybody's.
        if (!seen.has(next) && !next.includes('/lucide-react/dist/esm/icons/')) pending.push(next);
        seen.add(next);
      }
    }
  }
  return users;
}
