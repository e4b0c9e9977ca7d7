import type { ComponentProps } from 'react';
import { cn } from '#lib/cn.ts';

export function Table({ className, ...props }: ComponentProps<'table'>) {
  return (
    <table data-slot="table" className={cn('w-full border-separate border-spacing-0 text-sm', className)} {...props} />
  );
}

export function TableHead({ className, ...props }: ComponentProps<'th'>) {
  return (
    <th
      data-slot="table-head"
      className={cn(
        'h-9 whitespace-nowrap border-b bg-muted/60 px-3 not-[.text-end]:text-start align-middle font-medium text-muted-foreground text-xs',
        className,
      )}
      {...props}
    />
  );
}

export function TableRow({ className, ...props }: ComponentProps<'tr'>) {
  return (
    <tr
      data-slot="table-row"
      className={cn('relative transition-colors last:[&>td]:border-b-0 hover:bg-accent/40', className)}
      {...props}
    />
  );
}

export function TableCell({ className, ...props }: ComponentProps<'td'>) {
  return (
    <td
      data-slot="table-cell"
      className={cn('h-(--row-height) border-b px-3 py-1.5 align-middle', className)}
      {...props}
    />
  );
}
