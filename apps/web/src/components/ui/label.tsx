import type { ComponentProps } from 'react';
import { cn } from '#lib/cn.ts';

export function Label({ className, children, ...props }: ComponentProps<'label'>) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the caller ties it by htmlFor
    <label data-slot="label" className={cn('font-medium text-sm leading-5', className)} {...props}>
      {children}
    </label>
  );
}
