import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Empty } from './ui/empty.tsx';

export interface EmptyStateProps {
  icon?: LucideIcon;
  /** One sentence. */
  title: ReactNode;
  children?: ReactNode;
  /** The first thing to do here. */
  action?: ReactNode;
}

/** A place with nothing in it yet: says so and offers the first step. */
export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps) {
  return (
    <Empty>
      {Icon ? (
        <span className="mb-1 flex size-10 items-center justify-center rounded-full bg-muted text-muted-foreground">
          <Icon aria-hidden="true" className="size-5" />
        </span>
      ) : null}
      <p className="font-medium">{title}</p>
      {children === undefined ? null : <p className="max-w-sm text-muted-foreground text-sm">{children}</p>}
      {action === undefined ? null : <div className="mt-2">{action}</div>}
    </Empty>
  );
}
