import type { ReactNode } from 'react';
import { cn } from '#lib/cn.ts';
import { Label } from './label.tsx';

export interface FieldFrameProps {
  /** Id of the control; hint and error get `<id>-hint` and `<id>-error`. */
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  /** Says "optional" behind the label; required fields carry no mark. */
  optional?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** Label above, control, hint or error below. The control names both by aria-describedby (see describedBy). */
export function FieldFrame({ id, label, hint, error, optional, className, children }: FieldFrameProps) {
  return (
    <div data-slot="field" className={cn('flex min-w-0 flex-col gap-1.5', className)}>
      <Label htmlFor={id}>
        {label}
        {optional === undefined ? null : <span className="font-normal text-muted-foreground"> · {optional}</span>}
      </Label>
      {children}
      {error ? (
        <p id={`${id}-error`} className="text-danger text-sm">
          {error}
        </p>
      ) : null}
      {hint === undefined || error ? null : (
        <p id={`${id}-hint`} className="text-muted-foreground text-sm">
          {hint}
        </p>
      )}
    </div>
  );
}

/** What a control of a FieldFrame is described by: its error, else its hint. */
export function describedBy(id: string, has: { hint: boolean; error: boolean }): string | undefined {
  if (has.error) return `${id}-error`;
  return has.hint ? `${id}-hint` : undefined;
}
