import { useState } from 'react';

export interface Selection {
  ids: readonly string[];
  has: (id: string) => boolean;
  toggle: (id: string) => void;
  setMany: (ids: readonly string[], on: boolean) => void;
  clear: () => void;
  /** Leaves only these chosen. */
  keep: (ids: readonly string[]) => void;
}

/** The chosen rows. They stay chosen on other pages, and are forgotten when `scope` (search, filters) changes. */
export function useSelection(scope: string): Selection {
  const [chosen, setChosen] = useState<{ scope: string; ids: ReadonlySet<string> }>({ scope, ids: new Set() });
  const ids = chosen.scope === scope ? chosen.ids : new Set<string>();
  const set = (next: ReadonlySet<string>) => setChosen({ scope, ids: next });
  return {
    ids: [...ids],
    has: (id) => ids.has(id),
    toggle: (id) => {
      const next = new Set(ids);
      if (!next.delete(id)) next.add(id);
      set(next);
    },
    setMany: (many, on) => {
      const next = new Set(ids);
      for (const id of many) {
        if (on) next.add(id);
        else next.delete(id);
      }
      set(next);
    },
    clear: () => set(new Set()),
    keep: (kept) => set(new Set(kept)),
  };
}
