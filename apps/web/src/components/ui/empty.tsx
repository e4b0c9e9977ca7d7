import type { ComponentProps } from 'react';
import { cn } from '#lib/cn.ts';

export function Empty({ className, ...props }: ComponentProps<'div'>) {
  return (
    <div
      data-slot="empty"
      className={cn('flex flex-col items-center justify-center gap-2 px-6 py-14 text-center', className)}
      {...props}
    />
  );
}
