import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';
import { useOverlayContainer } from './overlay-container.ts';

/** A short help on hover and focus. Never the only place of a text: touch screens do not show it. */
export function Tooltip({ trigger, children }: { trigger: ReactElement; children: ReactNode }) {
  return (
    <Base.Provider delay={400}>
      <Base.Root>
        <Base.Trigger render={trigger} />
        <Base.Portal {...useOverlayContainer()}>
          <Base.Positioner sideOffset={6} className="z-50">
            <Base.Popup
              data-slot="tooltip"
              className="overlay-pop max-w-64 rounded-md bg-foreground px-2 py-1 text-background text-xs shadow-overlay"
            >
              {children}
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </Base.Provider>
  );
}
