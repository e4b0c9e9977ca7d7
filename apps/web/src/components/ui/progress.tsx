import { cn } from '#lib/cn.ts';

export interface ProgressProps {
  /** 0 to 1; undefined while the end is not known. */
  value?: number;
  label: string;
  tone?: 'default' | 'warning' | 'danger';
  className?: string;
}

const TONES = {
  default: '[&::-webkit-progress-value]:bg-primary [&::-moz-progress-bar]:bg-primary',
  warning: '[&::-webkit-progress-value]:bg-warning [&::-moz-progress-bar]:bg-warning',
  danger: '[&::-webkit-progress-value]:bg-destructive [&::-moz-progress-bar]:bg-destructive',
};

export function Progress({ value, label, tone = 'default', className }: ProgressProps) {
  return (
    <progress
      data-slot="progress"
      aria-label={label}
      max={1}
      {...(value === undefined ? {} : { value })}
      className={cn(
        'h-1.5 w-full appearance-none overflow-hidden rounded-full bg-muted [&::-webkit-progress-bar]:bg-muted',
        TONES[tone],
        className,
      )}
    />
  );
}
