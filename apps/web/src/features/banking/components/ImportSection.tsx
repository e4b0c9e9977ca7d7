import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Upload } from 'lucide-react';
import { type ChangeEvent, useId, useRef, useState } from 'react';
import { Section } from '#components/Section.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { Button } from '#components/ui/button.tsx';
import { NativeSelect } from '#components/ui/native-select.tsx';
import { toast } from '#components/ui/toast.tsx';
import { trpc } from '#lib/trpc.ts';
import { textOfFile, uploadStatement } from '#lib/upload-statement.ts';
import { useImportError } from '../hooks/use-import-error.ts';
import { refreshBanking } from '../lib/bank-line.ts';

const CAMT = 'camt053';

/** Takes a bank's file: CAMT.053 as it is, CSV by one of the saved formats. */
export function ImportSection() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [kind, setKind] = useState(CAMT);
  const formats = useQuery(trpc.banking.csvFormats.queryOptions({})).data?.rows ?? [];
  const textOf = useImportError();
  const upload = useMutation({ mutationFn: uploadStatement });
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    // The same file can be chosen again after a format was changed.
    event.target.value = '';
    if (!file) return;
    const content = await textOfFile(file);
    const how = kind === CAMT ? { format: 'camt053' as const } : { format: 'csv' as const, csvFormatId: kind };
    upload.mutate(
      { ...how, fileName: file.name, content },
      {
        onSuccess: async ({ statementIds, added, known }) => {
          await refreshBanking();
          toast.success(known === 0 ? t`${added} entries imported` : t`${added} entries imported, ${known} were known`);
          const [first] = statementIds;
          if (first !== undefined && statementIds.length === 1)
            await navigate({ to: `/admin/bank-statements/${first}` });
        },
      },
    );
  };
  return (
    <Section title={<Trans>Import a statement</Trans>}>
      <div className="flex flex-col gap-3">
        <div className="flex flex-wrap items-end gap-3">
          <label htmlFor={`${id}-kind`} className="flex min-w-56 flex-col gap-1.5 font-medium text-sm">
            <Trans>Kind of file</Trans>
            <NativeSelect id={`${id}-kind`} value={kind} onChange={(event) => setKind(event.target.value)}>
              <option value={CAMT}>CAMT.053 (XML)</option>
              {formats.map(({ csvFormatId, name }) => (
                <option key={csvFormatId} value={csvFormatId}>
                  {t`CSV: ${name}`}
                </option>
              ))}
            </NativeSelect>
          </label>
          <input
            ref={input}
            type="file"
            aria-label={t`File of the bank`}
            accept={kind === CAMT ? '.xml,application/xml,text/xml' : '.csv,.txt,text/csv'}
            className="sr-only"
            tabIndex={-1}
            onChange={(event) => void choose(event)}
          />
          <Button busy={upload.isPending} onClick={() => input.current?.click()}>
            {upload.isPending ? null : <Upload aria-hidden="true" />}
            <Trans>Choose file…</Trans>
          </Button>
        </div>
        {upload.error ? <Alert tone="danger">{textOf(upload.error)}</Alert> : null}
      </div>
    </Section>
  );
}
