import { type RefObject, useEffect } from 'react';
import { isTyping, singleKeysEnabled } from '#lib/shortcuts.ts';

export interface RowKeys {
  container: RefObject<HTMLElement | null>;
  onOpen: (id: string) => void;
  onToggle: ((id: string) => void) | undefined;
}

/** j and k move between rows, Enter opens, x selects, / goes to the search field. Rows carry `data-row-id`. */
export function useRowKeys({ container, onOpen, onToggle }: RowKeys): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const root = container.current;
      if (!root || event.ctrlKey || event.metaKey || event.altKey || !singleKeysEnabled()) return;
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row-id]') : null;
      const inRow = row !== null && root.contains(row);
      const onCheckbox = event.target instanceof HTMLInputElement && event.target.type === 'checkbox' && inRow;
      if (isTyping(event) && !onCheckbox) return;
      if (event.key === 'j' || event.key === 'k') moveFocus(root, row, event.key === 'j' ? 1 : -1);
      else if (event.key === 'x' && inRow && onToggle) onToggle(row.dataset['rowId'] ?? '');
      else if (event.key === 'Enter' && event.target === row && inRow) onOpen(row.dataset['rowId'] ?? '');
      else if (event.key === '/') root.querySelector<HTMLInputElement>('input[type=search]')?.focus();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [container, onOpen, onToggle]);
}

function moveFocus(root: HTMLElement, from: HTMLElement | null, step: number): void {
  const rows = [...root.querySelectorAll<HTMLElement>('[data-row-id]')];
  const index = from === null ? -1 : rows.indexOf(from);
  const next = index === -1 ? rows[step > 0 ? 0 : rows.length - 1] : rows[index + step];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}
