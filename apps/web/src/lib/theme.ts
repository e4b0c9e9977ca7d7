/** Light, dark or as the system says. The choice is applied before the first paint by public/theme.js. */
export type Theme = 'light' | 'dark' | 'system';

const KEY = 'p1.theme';
const systemDark = () => window.matchMedia('(prefers-color-scheme: dark)');

export function currentTheme(): Theme {
  const stored = readSetting(KEY);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

export function applyTheme(theme: Theme): void {
  writeSetting(KEY, theme === 'system' ? null : theme);
  const dark = theme === 'dark' || (theme === 'system' && systemDark().matches);
  document.documentElement.classList.toggle('dark', dark);
}

/** Follows the system while the choice is `system`. */
export function watchSystemTheme(): void {
  systemDark().addEventListener('change', () => {
    if (currentTheme() === 'system') applyTheme('system');
  });
}

/** Reads a small setting of this browser; null where storage is refused. */
export function readSetting(key: string): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Stores a small setting of this browser (null removes it); silently nothing where storage is refused. */
export function writeSetting(key: string, value: string | null): void {
  try {
    if (value === null) window.localStorage.removeItem(key);
    else window.localStorage.setItem(key, value);
  } catch {
    // Private windows may refuse storage; the setting then lasts for this page only.
  }
}
