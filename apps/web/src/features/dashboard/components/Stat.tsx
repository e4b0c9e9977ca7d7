import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { cn } from '#lib/cn.ts';

export interface StatProps {
  label: ReactNode;
  value: ReactNode;
  hint?: ReactNode;
  /** The list that holds what is counted. */
  to: string;
  search?: Record<string, string>;
  tone?: 'danger' | 'warning' | undefined;
}

const TONES = { danger: 'text-danger', warning: 'text-warning' } as const;

/** One figure of the day and the way to what is behind it. */
export function Stat({ label, value, hint, to, search = {}, tone }: StatProps) {
  return (
    <Link
      to={to}
      search={search}
      className="flex min-w-0 flex-col gap-0.5 rounded-lg border bg-card px-4 py-3 shadow-card transition-colors hover:border-ring/50"
    >
      <span className="text-muted-foreground text-xs">{label}</span>
      <span className={cn('num break-words font-semibold text-lg leading-tight', tone && TONES[tone])}>{value}</span>
      {hint === undefined ? null : <span className="text-muted-foreground text-xs">{hint}</span>}
    </Link>
  );
}
