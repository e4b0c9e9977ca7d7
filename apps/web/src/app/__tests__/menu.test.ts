import { describe, expect, it } from 'vitest';
import type { PageRoute } from '#lib/routing/page-route.ts';
import { adminNav } from '../menu.ts';

const modules = import.meta.glob<{ pages: readonly PageRoute[] }>('../../features/*/routes/admin.tsx', { eager: true });

describe('the staff menu', () => {
  it('has one page for each shortcut, and none for g, which begins every shortcut', () => {
    const items = adminNav(Object.values(modules).flatMap(({ pages }) => pages)).flatMap((group) => group.items);
    const shortcuts = items.flatMap(({ entry }) => entry.shortcut ?? []);
    expect(shortcuts.length).toBeGreaterThan(5);
    expect(shortcuts.filter((key, at) => shortcuts.indexOf(key) !== at)).toEqual([]);
    expect(shortcuts).not.toContain('g');
  });
});
