import { type ReactNode, useEffect, useId, useRef } from 'react';
import { cn } from '#lib/cn.ts';

export interface NativeDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  footer?: ReactNode;
  role?: 'dialog' | 'alertdialog';
  className?: string;
}

/**
 * The browser's own modal dialog: focus, Escape and the top layer come with it, without code to load. Use it on
 * storefront and checkout, and for short questions anywhere. Popups of Base UI inside it would open underneath.
 */
export function NativeDialog({ open, onOpenChange, title, description, role, className, ...parts }: NativeDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (open && !element.open) element.showModal();
    if (!open && element.open) element.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      data-slot="dialog"
      role={role}
      aria-labelledby={`${id}-title`}
      aria-describedby={description === undefined ? undefined : `${id}-description`}
      onClose={() => onOpenChange(false)}
      className={cn(
        'm-auto w-[calc(100%-2rem)] max-w-md rounded-xl border bg-popover p-0 text-popover-foreground shadow-overlay',
        className,
      )}
    >
      {open ? (
        <div className="flex flex-col gap-3 p-5">
          <h2 id={`${id}-title`} className="font-semibold text-base">
            {title}
          </h2>
          {description === undefined ? null : (
            <p id={`${id}-description`} className="text-muted-foreground text-sm">
              {description}
            </p>
          )}
          {parts.children}
          {parts.footer === undefined ? null : (
            <div className="mt-2 flex flex-wrap justify-end gap-2">{parts.footer}</div>
          )}
        </div>
      ) : null}
    </dialog>
  );
}
