import { Trans, useLingui } from '@lingui/react/macro';
import { DateText } from '#components/DateText.tsx';
import { RowList } from '#components/RowList.tsx';
import { Section } from '#components/Section.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { useCan } from '#lib/auth/session.ts';
import { effectKindText } from '#lib/effect-kind.ts';
import type { Notice } from '../lib/notice.ts';

/** The calls to the gateway that a notice led to. */
export function NoticeCalls({ notice }: { notice: Notice }) {
  const { t, i18n } = useLingui();
  const can = useCan();
  return (
    <Section flush title={<Trans>Calls to the gateway</Trans>}>
      <RowList
        label={t`Calls to the gateway`}
        query={{ data: { rows: notice.calls }, error: null, refetch: () => undefined }}
        item={(call) => {
          const text = effectKindText(call.kind);
          return {
            id: call.effectId,
            ...(can('effect:read') ? { to: `/admin/jobs/${call.effectId}` } : {}),
            title: text ? i18n._(text) : call.kind,
            hint: call.message === null ? undefined : <bdi>{call.message}</bdi>,
            badge: <StatusBadge status={call.state} />,
            end: <DateText value={call.createdAt} style="relative" />,
          };
        }}
        empty={
          <p className="px-4 py-3 text-muted-foreground text-sm">
            <Trans>Nothing is looked up for a notice of this kind.</Trans>
          </p>
        }
      />
    </Section>
  );
}
