import { Trans, useLingui } from '@lingui/react/macro';
import { Activity } from 'lucide-react';
import { DateText } from '#components/DateText.tsx';
import { EmptyState } from '#components/EmptyState.tsx';
import { RowList } from '#components/RowList.tsx';
import { Section } from '#components/Section.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { useFormat } from '#lib/format/use-format.ts';
import type { Server } from '../lib/server.ts';

/** The last answer of the panel, large when it is bad, and all checks before it. */
export function CheckHistory({ server }: { server: Server }) {
  const { t } = useLingui();
  const format = useFormat();
  const [last] = server.checks;
  return (
    <div className="flex flex-col gap-4">
      {last === undefined || last.isHealthy ? null : (
        <Alert tone="danger" title={<Trans>The panel of this server does not accept us</Trans>}>
          <bdi>{last.message}</bdi>
        </Alert>
      )}
      <Section flush title={<Trans>Checks</Trans>}>
        <RowList
          label={t`Checks`}
          query={{
            data: { rows: server.checks.map((check, index) => ({ ...check, id: `${check.checkedAt} ${index}` })) },
            error: null,
            refetch: () => {},
          }}
          item={(check) => ({
            id: check.id,
            title: check.isHealthy ? t`Answered` : <bdi>{check.message}</bdi>,
            hint: (
              <>
                <bdi className="num">{format.number(check.durationMs, { style: 'unit', unit: 'millisecond' })}</bdi>
                {check.isHealthy && check.message !== '' ? (
                  <>
                    {' · '}
                    <Trans>
                      version <bdi dir="ltr">{check.message}</bdi>
                    </Trans>
                  </>
                ) : null}
                {check.code === null ? null : (
                  <>
                    {' · '}
                    <code dir="ltr">{check.code}</code>
                  </>
                )}
              </>
            ),
            badge: <StatusBadge status={check.isHealthy ? 'healthy' : 'failing'} />,
            end: <DateText value={check.checkedAt} style="relative" />,
          })}
          empty={
            <EmptyState icon={Activity} title={<Trans>Not checked yet</Trans>}>
              <Trans>Servers are checked every five minutes, and whenever you test the connection.</Trans>
            </EmptyState>
          }
        />
      </Section>
    </div>
  );
}
