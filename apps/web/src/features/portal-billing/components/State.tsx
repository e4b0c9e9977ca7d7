import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '#lib/cn.ts';
import type { StatusTone } from '#lib/status.ts';

interface StateProps {
  title: ReactNode;
  icon?: LucideIcon;
  tone?: StatusTone;
  /** A turning ring instead of the icon. */
  isBusy?: boolean;
  children?: ReactNode;
}

const TONES: Record<StatusTone, string> = {
  neutral: 'bg-muted text-muted-foreground',
  success: 'bg-success-soft text-success',
  warning: 'bg-warning-soft text-warning',
  danger: 'bg-danger-soft text-danger',
  info: 'bg-info-soft text-info',
};

/** One large statement about how something stands. */
export function State({ title, icon: Icon, tone = 'neutral', isBusy = false, children }: StateProps) {
  return (
    <div className="flex flex-col items-center gap-2 py-4 text-center" aria-busy={isBusy || undefined}>
      <span className={cn('flex size-12 items-center justify-center rounded-full', TONES[tone])} aria-hidden="true">
        {isBusy ? (
          <span className="size-5 animate-spin rounded-full border-2 border-current border-e-transparent" />
        ) : Icon ? (
          <Icon className="size-6" />
        ) : null}
      </span>
      <h2 className="font-semibold text-base">{title}</h2>
      {children === undefined ? null : <div className="max-w-md text-muted-foreground text-sm">{children}</div>}
    </div>
  );
}
