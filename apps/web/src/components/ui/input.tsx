import type { ComponentProps } from 'react';
import { cn } from '#lib/cn.ts';

export const controlClass =
  'w-full min-w-0 rounded-md border border-input bg-card px-2.5 text-sm text-foreground shadow-card transition-colors placeholder:text-muted-foreground hover:border-ring/50 focus-visible:border-ring focus-visible:outline-2 focus-visible:outline-offset-0 focus-visible:outline-ring/60 disabled:cursor-not-allowed disabled:opacity-60 aria-invalid:border-destructive aria-invalid:outline-destructive/50';

export function Input({ className, ...props }: ComponentProps<'input'>) {
  return <input data-slot="input" className={cn(controlClass, 'h-8 read-only:bg-muted', className)} {...props} />;
}
