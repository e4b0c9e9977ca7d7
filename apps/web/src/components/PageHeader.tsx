import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Breadcrumb, type Crumb } from './ui/breadcrumb.tsx';

export interface PageHeaderProps {
  title: ReactNode;
  /** One line below the title. */
  description?: ReactNode;
  /** Beside the title: a StatusBadge. */
  badge?: ReactNode;
  crumbs?: readonly Crumb[];
  /** Buttons at the end; the main action last. */
  actions?: ReactNode;
}

/** The head of every page: where you are, what it is, what you can do. */
export function PageHeader({ title, description, badge, crumbs, actions }: PageHeaderProps) {
  const { t } = useLingui();
  return (
    <header className="mb-4 flex flex-col gap-1">
      {crumbs === undefined ? null : <Breadcrumb label={t`Where you are`} crumbs={crumbs} />}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="min-w-0 break-words font-semibold text-xl">{title}</h1>
        {badge}
        {actions === undefined ? null : (
          <div className="no-print ms-auto flex flex-wrap items-center gap-2">{actions}</div>
        )}
      </div>
      {description === undefined ? null : <p className="text-muted-foreground text-sm">{description}</p>}
    </header>
  );
}
