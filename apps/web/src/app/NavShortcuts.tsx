import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { isTyping, singleKeysEnabled } from '#lib/shortcuts.ts';
import type { MenuGroup } from './menu.ts';

/** `g` and then a letter opens a page of the menu. Off where the person switched single keys off. */
export function NavShortcuts({ groups }: { groups: readonly MenuGroup[] }) {
  const navigate = useNavigate();
  useEffect(() => {
    let armedUntil = 0;
    const onKey = (event: KeyboardEvent) => {
      if (!singleKeysEnabled() || isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'g') {
        armedUntil = event.timeStamp + 1200;
        return;
      }
      if (event.timeStamp > armedUntil) return;
      armedUntil = 0;
      const target = groups.flatMap(({ items }) => items).find((item) => item.entry.shortcut === event.key);
      if (target) void navigate({ to: target.to });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [groups, navigate]);
  return null;
}
