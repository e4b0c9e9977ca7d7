import { ChevronRight } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';

export interface Crumb {
  key: string;
  /** A Link, or plain text. */
  content: ReactNode;
}

export function Breadcrumb({ crumbs, label }: { crumbs: readonly Crumb[]; label: string }) {
  return (
    <nav aria-label={label} data-slot="breadcrumb" className="no-print text-muted-foreground text-sm">
      <ol className="flex flex-wrap items-center gap-1.5">
        {crumbs.map((crumb, index) => (
          <Fragment key={crumb.key}>
            {index > 0 ? (
              <li aria-hidden="true">
                <ChevronRight className="size-3.5 rtl:-scale-x-100" />
              </li>
            ) : null}
            <li className="[&_a:hover]:text-foreground [&_a:hover]:underline [&_a]:underline-offset-4">
              {crumb.content}
            </li>
          </Fragment>
        ))}
      </ol>
    </nav>
  );
}
