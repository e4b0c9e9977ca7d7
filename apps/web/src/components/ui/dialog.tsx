import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '#lib/cn.ts';
import { buttonVariants } from './button.tsx';
import { InsideDialog } from './overlay-container.ts';

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  closeLabel: string;
  children?: ReactNode;
  footer?: ReactNode;
  className?: string;
}

const BACKDROP = 'overlay-fade fixed inset-0 z-40 bg-black/40';

/** A modal dialog for staff pages; selects and menus may open inside it. */
export function Dialog({ className, ...props }: DialogProps) {
  return (
    <Base.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className={BACKDROP} />
        <Base.Popup
          data-slot="dialog"
          className={cn(
            'overlay-pop fixed inset-x-4 top-[10dvh] z-40 mx-auto flex max-h-[80dvh] max-w-lg flex-col rounded-xl border bg-popover text-popover-foreground shadow-overlay outline-none',
            className,
          )}
        >
          <InsideDialog value={true}>
            <OverlayParts {...props} />
          </InsideDialog>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** The same from the end edge of the window, whole height: for forms that belong to the page behind. */
export function Sheet({ className, ...props }: DialogProps) {
  return (
    <Base.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className={BACKDROP} />
        <Base.Popup
          data-slot="sheet"
          className={cn(
            'overlay-slide fixed inset-y-0 end-0 z-40 flex w-full max-w-lg flex-col border-s bg-popover text-popover-foreground shadow-overlay outline-none',
            className,
          )}
        >
          <InsideDialog value={true}>
            <OverlayParts {...props} />
          </InsideDialog>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

function OverlayParts({ title, description, closeLabel, children, footer }: DialogProps) {
  return (
    <>
      <div className="flex items-start gap-3 border-b px-5 py-3.5">
        <div className="min-w-0 flex-1">
          <Base.Title className="font-semibold text-base">{title}</Base.Title>
          {description === undefined ? null : (
            <Base.Description className="text-muted-foreground text-sm">{description}</Base.Description>
          )}
        </div>
        <Base.Close aria-label={closeLabel} className={buttonVariants({ variant: 'ghost', size: 'icon-sm' })}>
          <X aria-hidden="true" />
        </Base.Close>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard */}
      <div tabIndex={0} className="scrollbar-thin min-h-0 flex-1 overflow-y-auto px-5 py-4 outline-offset-[-2px]">
        {children}
      </div>
      {footer === undefined ? null : (
        <div className="flex flex-wrap justify-end gap-2 border-t px-5 py-3">{footer}</div>
      )}
    </>
  );
}
