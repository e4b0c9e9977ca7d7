import { Trans } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { downloadDocument } from '#lib/download-document.ts';

/** Downloads the invoice as the PDF that was sent, or would be. */
export function PdfButton({ invoiceId }: { invoiceId: string }) {
  const textOf = useErrorText();
  const download = useMutation({
    mutationFn: () => downloadDocument(`/documents/invoices/${invoiceId}.pdf`),
    onError: (error) => toast.error(textOf(error)),
  });
  return (
    <Button variant="outline" busy={download.isPending} onClick={() => download.mutate()}>
      {download.isPending ? null : <Download aria-hidden="true" />}
      <Trans>PDF</Trans>
    </Button>
  );
}
