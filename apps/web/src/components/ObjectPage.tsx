import { useLingui } from '@lingui/react/macro';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ErrorState } from './ErrorState.tsx';
import { PageHeader, type PageHeaderProps } from './PageHeader.tsx';
import { Skeleton } from './ui/skeleton.tsx';
import { type TabEntry, Tabs } from './ui/tabs.tsx';

export interface ObjectPageProps<T> {
  /** Result of useQuery for the object. */
  query: { data: T | undefined; error: unknown; refetch: () => unknown };
  header: (object: T) => PageHeaderProps;
  /** Above the tabs: an alert that concerns the whole object. */
  notice?: (object: T) => ReactNode;
  /** The first tab is open unless the address says `?tab=`. One tab only shows without a bar. */
  tabs: (object: T) => readonly TabEntry[];
  /** Right of the tabs (below on small screens): facts, related objects, plugin slots. */
  rail?: (object: T) => ReactNode;
}

/** The frame of a page about one thing: header with actions, tabs in the address, rail. Loads and fails by itself. */
export function ObjectPage<T>({ query, header, notice, tabs, rail }: ObjectPageProps<T>) {
  if (query.error && query.data === undefined) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (query.data === undefined) return <ObjectSkeleton />;
  const object = query.data;
  const side = rail?.(object);
  return (
    <>
      <PageHeader {...header(object)} />
      {notice?.(object)}
      <div className={side === undefined ? '' : 'grid gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]'}>
        <div className="min-w-0">
          <ObjectTabs tabs={tabs(object)} />
        </div>
        {side === undefined ? null : <aside className="flex min-w-0 flex-col gap-4">{side}</aside>}
      </div>
    </>
  );
}

function ObjectTabs({ tabs }: { tabs: readonly TabEntry[] }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const first = tabs[0];
  if (first === undefined) return null;
  if (tabs.length === 1) return first.content;
  const open = tabs.find((tab) => tab.value === search['tab']) ?? first;
  return (
    <Tabs
      aria-label={t`Sections`}
      tabs={tabs}
      value={open.value}
      onValueChange={(value) =>
        void navigate({ to: '.', search: value === first.value ? {} : { tab: value }, resetScroll: false })
      }
    />
  );
}

function ObjectSkeleton() {
  return (
    <div aria-busy="true" className="flex flex-col gap-4">
      <Skeleton className="h-7 w-64" />
      <Skeleton className="h-9 w-full" />
      <Skeleton className="h-72 w-full" />
    </div>
  );
}
