import { Popover as Base } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';
import { cn } from '#lib/cn.ts';
import { useOverlayContainer } from './overlay-container.ts';

export interface PopoverProps {
  /** Names the popover for screen readers. */
  label: string;
  trigger: ReactElement;
  children: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  align?: 'start' | 'center' | 'end';
  className?: string;
}

export function Popover({ label, trigger, children, open, onOpenChange, align = 'start', className }: PopoverProps) {
  return (
    <Base.Root
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange === undefined ? {} : { onOpenChange: (next: boolean) => onOpenChange(next) })}
    >
      <Base.Trigger render={trigger} />
      <Base.Portal {...useOverlayContainer()}>
        <Base.Positioner align={align} sideOffset={4} className="z-50">
          <Base.Popup
            data-slot="popover"
            aria-label={label}
            className={cn(
              'overlay-pop w-72 max-w-[calc(100vw-2rem)] rounded-lg border bg-popover p-3 text-popover-foreground text-sm shadow-overlay outline-none',
              className,
            )}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
