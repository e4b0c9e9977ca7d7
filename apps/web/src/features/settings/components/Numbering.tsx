import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Hash, Pencil } from 'lucide-react';
import { useState } from 'react';
import { EmptyState } from '#components/EmptyState.tsx';
import { RowList } from '#components/RowList.tsx';
import { Section } from '#components/Section.tsx';
import { Button } from '#components/ui/button.tsx';
import { useCan } from '#lib/auth/session.ts';
import { trpc } from '#lib/trpc.ts';
import { NumberingSheet, type Series } from '../forms/NumberingSheet.tsx';
import { useSeriesName } from '../hooks/use-series-name.ts';

/** How numbers look, and which comes next. */
export function Numbering() {
  const { t } = useLingui();
  const can = useCan();
  const nameOf = useSeriesName();
  const [editing, setEditing] = useState<Series | null>(null);
  const query = useQuery(trpc.tenants.numbering.queryOptions({}));
  return (
    <Section flush title={<Trans>Numbering</Trans>} className="max-w-3xl">
      <RowList
        label={t`Numbering`}
        query={query}
        item={(series) => ({
          id: series.series,
          title: nameOf(series.series),
          hint: <code dir="ltr">{series.pattern}</code>,
          end: (
            <>
              <span className="text-muted-foreground text-xs">
                <Trans>next</Trans>
              </span>{' '}
              <bdi dir="ltr">{series.next}</bdi>
            </>
          ),
          actions: can('settings:manage') ? (
            <Button
              size="icon-sm"
              variant="ghost"
              aria-label={t`Change ${nameOf(series.series)}`}
              onClick={() => setEditing(series)}
            >
              <Pencil aria-hidden="true" />
            </Button>
          ) : undefined,
        })}
        empty={<EmptyState icon={Hash} title={<Trans>No series</Trans>} />}
      />
      {editing === null ? null : <NumberingSheet open onOpenChange={() => setEditing(null)} series={editing} />}
    </Section>
  );
}
