import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Eye, History } from 'lucide-react';
import { DateText } from '#components/DateText.tsx';
import { EmptyState } from '#components/EmptyState.tsx';
import { RowList } from '#components/RowList.tsx';
import { Section } from '#components/Section.tsx';
import { auditActionText } from '#lib/audit-action.ts';
import { trpc } from '#lib/trpc.ts';

/** The audit trail of an account: who, from which address, which command. */
export function ClientAudit({ clientId }: { clientId: string }) {
  const { t, i18n } = useLingui();
  const query = useQuery({
    ...trpc.audit.list.queryOptions({ limit: 100, filter: { clientId } }),
    placeholderData: keepPreviousData,
  });
  return (
    <Section flush title={<Trans>Audit</Trans>}>
      <RowList
        label={t`Audit`}
        query={query}
        item={(entry) => {
          const text = auditActionText(entry.action);
          return {
            id: entry.entryId,
            title: text ? i18n._(text) : <code>{entry.action}</code>,
            hint: (
              <>
                <bdi>{entry.actor.name ?? entry.actor.kind}</bdi>
                {entry.ip === null ? null : (
                  <>
                    {' · '}
                    <bdi dir="ltr">{entry.ip}</bdi>
                  </>
                )}
                {' · '}
                <code dir="ltr">{entry.action}</code>
              </>
            ),
            badge: entry.isImpersonated ? (
              <Eye role="img" aria-label={t`Staff in the client area`} className="size-4 text-warning" />
            ) : undefined,
            end: <DateText value={entry.occurredAt} style="datetime" />,
          };
        }}
        empty={<EmptyState icon={History} title={<Trans>Nothing yet</Trans>} />}
      />
    </Section>
  );
}
