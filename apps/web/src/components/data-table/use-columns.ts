import { useState } from 'react';
import { readSetting, writeSetting } from '#lib/theme.ts';
import type { Column } from './types.ts';

export interface ColumnChoice<Row> {
  visible: readonly Column<Row>[];
  isVisible: (id: string) => boolean;
  toggle: (id: string) => void;
}

/** Which columns this person wants to see in this list, remembered in the browser. */
export function useColumns<Row>(key: string, columns: readonly Column<Row>[]): ColumnChoice<Row> {
  const setting = `p1.columns.${key}`;
  const [hidden, setHidden] = useState<readonly string[]>(() => {
    const stored = readSetting(setting);
    return stored === null ? columns.filter((column) => column.hidden).map((column) => column.id) : stored.split(',');
  });
  return {
    visible: columns.filter((column) => !hidden.includes(column.id)),
    isVisible: (id) => !hidden.includes(id),
    toggle: (id) => {
      const next = hidden.includes(id) ? hidden.filter((other) => other !== id) : [...hidden, id];
      if (next.length >= columns.length) return;
      writeSetting(setting, next.join(','));
      setHidden(next);
    },
  };
}
