import { useLingui } from '@lingui/react/macro';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { downloadJournal } from '../lib/download-journal.ts';

type Filter = Parameters<typeof downloadJournal>[0];

/** The whole journal as it is filtered, as CSV or JSON. */
export function JournalDownload({ filter }: { filter: Filter }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const [busy, setBusy] = useState<'csv' | 'json' | null>(null);
  const run = async (format: 'csv' | 'json') => {
    setBusy(format);
    try {
      await downloadJournal(filter, format);
    } catch (error) {
      toast.error(textOf(error));
    } finally {
      setBusy(null);
    }
  };
  const formats = {
    csv: { name: 'CSV', title: t`Download as CSV` },
    json: { name: 'JSON', title: t`Download as JSON` },
  };
  return (['csv', 'json'] as const).map((format) => (
    <Button
      key={format}
      variant="outline"
      busy={busy === format}
      title={formats[format].title}
      onClick={() => void run(format)}
    >
      {busy === format ? null : <Download aria-hidden="true" />}
      {formats[format].name}
    </Button>
  ));
}
