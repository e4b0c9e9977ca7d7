import type { LucideIcon } from 'lucide-react';
import { CircleDot } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '#lib/cn.ts';
import type { StatusTone } from '#lib/status.ts';
import { DateText } from './DateText.tsx';

export interface TimelineEntry {
  id: string;
  /** ISO instant. */
  at: string;
  icon?: LucideIcon;
  tone?: StatusTone;
  /** What happened, in one line. */
  title: ReactNode;
  /** Who or what did it. */
  actor?: ReactNode;
  details?: ReactNode;
}

const TONES: Record<StatusTone, string> = {
  neutral: 'bg-muted text-muted-foreground',
  success: 'bg-success-soft text-success',
  warning: 'bg-warning-soft text-warning',
  danger: 'bg-danger-soft text-danger',
  info: 'bg-info-soft text-info',
};

/** What happened to an object, newest first: domain events, mails, jobs and audit in one list. */
export function Timeline({
  entries,
  label,
  empty,
}: {
  entries: readonly TimelineEntry[];
  label: string;
  empty?: ReactNode;
}) {
  if (entries.length === 0) return empty;
  return (
    <ol aria-label={label} data-slot="timeline" className="flex flex-col">
      {entries.map(({ icon: Icon = CircleDot, ...entry }, index) => (
        <li key={entry.id} className="relative flex gap-3 pb-4 last:pb-0">
          {index < entries.length - 1 ? (
            <span aria-hidden="true" className="absolute start-3 top-7 bottom-1 w-px bg-border" />
          ) : null}
          <span
            aria-hidden="true"
            className={cn(
              'flex size-6 shrink-0 items-center justify-center rounded-full',
              TONES[entry.tone ?? 'neutral'],
            )}
          >
            <Icon className="size-3.5" />
          </span>
          <div className="min-w-0 flex-1 text-sm">
            <p className="break-words">{entry.title}</p>
            <p className="text-muted-foreground text-xs">
              {entry.actor === undefined ? null : (
                <>
                  <bdi>{entry.actor}</bdi> ·{' '}
                </>
              )}
              <DateText value={entry.at} style="relative" />
            </p>
            {entry.details === undefined ? null : <div className="mt-1.5">{entry.details}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
