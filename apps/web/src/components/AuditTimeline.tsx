import { useLingui } from '@lingui/react/macro';
import { History } from 'lucide-react';
import { auditActionText } from '#lib/audit-action.ts';
import { AuditDetail } from './AuditDetail.tsx';
import { EmptyState } from './EmptyState.tsx';
import { ErrorState } from './ErrorState.tsx';
import { Timeline } from './Timeline.tsx';
import { Skeleton } from './ui/skeleton.tsx';

export interface AuditEntry {
  entryId: string;
  occurredAt: string;
  action: string;
  actorKind: string;
  actorName: string | null;
  detail: unknown;
}

export interface AuditTimelineProps {
  /** Result of useQuery for `clients.timeline` or `clients.clientTimeline`. */
  query: { data: { rows: readonly AuditEntry[] } | undefined; error: unknown; refetch: () => unknown };
}

/** What was done to a thing and by whom, newest first. Loads and fails by itself. */
export function AuditTimeline({ query }: AuditTimelineProps) {
  const { t, i18n } = useLingui();
  if (query.error && query.data === undefined) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (query.data === undefined) return <Skeleton className="h-40" />;
  const entries = query.data.rows.map((entry) => {
    const text = auditActionText(entry.action);
    return {
      id: entry.entryId,
      at: entry.occurredAt,
      title: text ? i18n._(text) : entry.action,
      // Which of our parts it was is for logs; people are named.
      actor: entry.actorKind === 'system' ? t`System` : (entry.actorName ?? entry.actorKind),
      details: <AuditDetail detail={entry.detail} />,
    };
  });
  return (
    <Timeline label={t`Timeline`} entries={entries} empty={<EmptyState icon={History} title={t`Nothing yet`} />} />
  );
}
