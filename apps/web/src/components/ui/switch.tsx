import type { ComponentProps } from 'react';
import { cn } from '#lib/cn.ts';

/** On or off, taking effect at once or on save; a checkbox underneath, so that forms register it. */
export function Switch({ className, ...props }: Omit<ComponentProps<'input'>, 'type' | 'role'>) {
  return (
    <input
      type="checkbox"
      // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox tells its state by itself
      role="switch"
      data-slot="switch"
      className={cn(
        'relative h-5 w-9 shrink-0 appearance-none rounded-full border border-transparent bg-input transition-colors before:absolute before:start-0.5 before:top-1/2 before:size-3.5 before:-translate-y-1/2 before:rounded-full before:bg-card before:shadow-sm before:transition-[inset-inline-start] before:content-[""] after:absolute after:-inset-0.5 after:content-[""] checked:bg-primary checked:before:start-4.5 disabled:opacity-50 dark:before:bg-foreground',
        className,
      )}
      {...props}
    />
  );
}
