import type { ComponentProps } from 'react';
import { cn } from '#lib/cn.ts';

export function Kbd({ className, ...props }: ComponentProps<'kbd'>) {
  return (
    <kbd
      data-slot="kbd"
      dir="ltr"
      className={cn(
        'inline-flex h-5 min-w-5 items-center justify-center rounded border bg-muted px-1 font-sans text-muted-foreground text-xs',
        className,
      )}
      {...props}
    />
  );
}
