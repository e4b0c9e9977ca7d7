import { useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useEffect, useState } from 'react';

const Panel = lazy(() => import('./CommandPanel.tsx').then((module) => ({ default: module.CommandPanel })));

const OPEN = 'p1:palette';

/** Opens the palette from anywhere (the search field of the topbar, an empty state). */
export function openPalette(): void {
  window.dispatchEvent(new Event(OPEN));
}

/** Listens for Ctrl+K and loads the palette's code when it is first wanted. */
export function PaletteHost() {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    const show = () => {
      setWanted(true);
      setOpen(true);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      show();
    };
    window.addEventListener('keydown', onKey);
    window.addEventListener(OPEN, show);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener(OPEN, show);
    };
  }, []);
  if (!wanted) return null;
  return (
    <Suspense fallback={null}>
      <Panel open={open} onOpenChange={setOpen} label={t`Search or run a command`} />
    </Suspense>
  );
}
