import { cva } from 'class-variance-authority';
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from '#lib/cn.ts';

const alertVariants = cva('flex items-start gap-2.5 rounded-lg border border-current/15 px-3.5 py-2.5 text-sm', {
  variants: {
    tone: {
      info: 'bg-info-soft text-info',
      success: 'bg-success-soft text-success',
      warning: 'bg-warning-soft text-warning',
      danger: 'bg-danger-soft text-danger',
    },
  },
});

const ICONS = { info: Info, success: CircleCheck, warning: TriangleAlert, danger: CircleAlert };

export interface AlertProps extends Omit<ComponentProps<'div'>, 'title'> {
  tone?: keyof typeof ICONS;
  title?: ReactNode;
  action?: ReactNode;
}

/** A message inside a page. A danger alert is announced at once, the others when the reader is idle. */
export function Alert({ tone = 'info', title, action, className, children, ...props }: AlertProps) {
  const Icon = ICONS[tone];
  return (
    <div
      data-slot="alert"
      role={tone === 'danger' ? 'alert' : 'status'}
      className={cn(alertVariants({ tone }), className)}
      {...props}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">
        {title === undefined ? null : <p className="font-medium">{title}</p>}
        <div>{children}</div>
      </div>
      {action}
    </div>
  );
}
