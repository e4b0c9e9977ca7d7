import { Trans, useLingui } from '@lingui/react/macro';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useErrorText } from '#hooks/use-error-text.ts';
import { type CsvFile, downloadCsv } from '#lib/csv.ts';
import { useFormat } from '#lib/format/use-format.ts';
import { Button } from './ui/button.tsx';
import { toast } from './ui/toast.tsx';

export interface CsvButtonProps {
  /** Of the file, without its ending. */
  name: string;
  title: string;
  onExport: () => Promise<CsvFile>;
  variant?: 'ghost' | 'outline';
}

/** Asks the API for a file and hands it to the browser; says when the file does not hold all rows. */
export function CsvButton({ name, title, onExport, variant = 'ghost' }: CsvButtonProps) {
  const { t } = useLingui();
  const format = useFormat();
  const textOf = useErrorText();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      const file = await onExport();
      downloadCsv(name, file);
      if (file.isCut) toast.info(t`The file holds the first ${format.number(file.rows)} rows. Filter for the rest.`);
    } catch (error) {
      toast.error(textOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button variant={variant} busy={busy} onClick={() => void run()} title={title}>
      {busy ? null : <Download aria-hidden="true" />}
      <Trans>CSV</Trans>
    </Button>
  );
}
