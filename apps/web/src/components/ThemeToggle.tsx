import { useLingui } from '@lingui/react/macro';
import { Monitor, Moon, Sun } from 'lucide-react';
import { useState } from 'react';
import { applyTheme, currentTheme, type Theme } from '#lib/theme.ts';
import { Button } from './ui/button.tsx';

const NEXT: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };
const ICONS = { system: Monitor, light: Sun, dark: Moon };

/** Goes round system, light and dark. */
export function ThemeToggle() {
  const { t } = useLingui();
  const [theme, setTheme] = useState(currentTheme);
  const Icon = ICONS[theme];
  const names = { system: t`Theme: system`, light: t`Theme: light`, dark: t`Theme: dark` };
  return (
    <Button
      variant="ghost"
      size="icon"
      aria-label={names[theme]}
      title={names[theme]}
      onClick={() => {
        applyTheme(NEXT[theme]);
        setTheme(NEXT[theme]);
      }}
    >
      <Icon aria-hidden="true" />
    </Button>
  );
}
