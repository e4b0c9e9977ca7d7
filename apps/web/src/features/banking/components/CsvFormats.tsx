import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { ConfirmDialog } from '#components/ConfirmDialog.tsx';
import { RowList } from '#components/RowList.tsx';
import { Section } from '#components/Section.tsx';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import { trpc } from '#lib/trpc.ts';
import { CsvFormatSheet } from '../forms/CsvFormatSheet.tsx';
import { refreshBanking } from '../lib/bank-line.ts';
import type { CsvFormat } from '../lib/csv-format.ts';

/** How the provider's banks write their CSV files. */
export function CsvFormats() {
  const { t } = useLingui();
  const query = useQuery(trpc.banking.csvFormats.queryOptions({}));
  const remove = useMutation(trpc.banking.deleteCsvFormat.mutationOptions());
  const [edited, setEdited] = useState<CsvFormat | 'new' | null>(null);
  const [doomed, setDoomed] = useState<CsvFormat | null>(null);
  return (
    <Section
      title={<Trans>CSV formats</Trans>}
      flush
      actions={
        <Button size="sm" variant="outline" onClick={() => setEdited('new')}>
          <Plus aria-hidden="true" />
          <Trans>New format</Trans>
        </Button>
      }
    >
      <RowList
        label={t`CSV formats`}
        query={query}
        item={(format) => ({
          id: format.csvFormatId,
          title: <bdi>{format.name}</bdi>,
          hint: (
            <bdi dir="ltr" className="num">
              {format.mapping.account} · {format.mapping.currency}
            </bdi>
          ),
          actions: (
            <>
              <Button size="sm" variant="outline" onClick={() => setEdited(format)}>
                <Trans>Change</Trans>
              </Button>
              <Button
                size="icon-sm"
                variant="ghost"
                aria-label={t`Delete ${format.name}`}
                onClick={() => setDoomed(format)}
              >
                <Trash2 aria-hidden="true" />
              </Button>
            </>
          ),
        })}
        empty={
          <p className="px-4 py-3 text-muted-foreground text-sm">
            <Trans>For banks without CAMT.053: say once which column is what.</Trans>
          </p>
        }
      />
      <CsvFormatSheet
        open={edited !== null}
        onOpenChange={(open) => {
          if (!open) setEdited(null);
        }}
        {...(edited === null || edited === 'new' ? {} : { format: edited })}
      />
      <ConfirmDialog
        open={doomed !== null}
        onOpenChange={() => setDoomed(null)}
        title={<Trans>Delete the format {doomed?.name}?</Trans>}
        confirmLabel={<Trans>Delete format</Trans>}
        tone="danger"
        onConfirm={async () => {
          if (doomed) await remove.mutateAsync({ csvFormatId: doomed.csvFormatId });
          await refreshBanking();
          toast.success(t`The format is deleted`);
        }}
      >
        <Trans>What was imported with it stays.</Trans>
      </ConfirmDialog>
    </Section>
  );
}
