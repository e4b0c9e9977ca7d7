import type { ComponentProps } from 'react';
import { cn } from '#lib/cn.ts';

/** The shape of content to come. It shows after 150 ms only, so that fast answers do not flicker. */
export function Skeleton({ className, ...props }: ComponentProps<'span'>) {
  return (
    <span
      data-slot="skeleton"
      aria-hidden="true"
      className={cn('skeleton block rounded-md bg-muted', className)}
      {...props}
    />
  );
}
