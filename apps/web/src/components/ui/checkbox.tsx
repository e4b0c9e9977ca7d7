import type { ComponentProps } from 'react';
import { cn } from '#lib/cn.ts';

const box =
  'relative block size-4 shrink-0 appearance-none border border-input bg-card shadow-card transition-colors before:absolute before:-inset-1 before:content-[""] checked:border-primary checked:bg-primary indeterminate:border-primary indeterminate:bg-primary disabled:opacity-50 aria-invalid:border-destructive';

export interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type'> {
  /** Some, not all, of what it stands for are chosen. */
  indeterminate?: boolean;
}

/** The browser's checkbox in our look, so that forms register it like any input. Its target is 24 px. */
export function Checkbox({ className, indeterminate = false, ref, ...props }: CheckboxProps) {
  return (
    <input
      type="checkbox"
      data-slot="checkbox"
      ref={(element) => {
        if (element) element.indeterminate = indeterminate;
        if (typeof ref === 'function') return ref(element);
        if (ref) ref.current = element;
      }}
      className={cn(box, 'check-mark rounded', className)}
      {...props}
    />
  );
}

/** The browser's radio button in our look; group them in a fieldset (RadioGroup). */
export function Radio({ className, ...props }: Omit<ComponentProps<'input'>, 'type'>) {
  return <input type="radio" data-slot="radio" className={cn(box, 'radio-mark rounded-full', className)} {...props} />;
}
