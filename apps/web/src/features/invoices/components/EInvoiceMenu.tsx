import { Trans } from '@lingui/react/macro';
import type { EInvoiceFormat } from '@panel1/shared-types/e-invoicing';
import { useMutation, useQuery } from '@tanstack/react-query';
import { FileCode2 } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { DropdownMenu, DropdownMenuItem } from '#components/ui/dropdown-menu.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { downloadDocument } from '#lib/download-document.ts';
import { E_INVOICE_FORMAT_NAMES } from '#lib/e-invoice-text.ts';
import { trpc } from '#lib/trpc.ts';

/** The invoice in the structured formats in which it can be had; nothing where there is none. */
export function EInvoiceMenu({ invoiceId }: { invoiceId: string }) {
  const textOf = useErrorText();
  const { data } = useQuery(trpc.billing.checkEInvoice.queryOptions({ invoiceId }));
  const download = useMutation({
    mutationFn: (format: EInvoiceFormat) => downloadDocument(`/documents/invoices/${invoiceId}/${format}`),
    onError: (error) => toast.error(textOf(error)),
  });
  const formats = data?.formats ?? [];
  if (formats.length === 0) return null;
  return (
    <DropdownMenu
      trigger={
        <Button variant="outline" busy={download.isPending}>
          {download.isPending ? null : <FileCode2 aria-hidden="true" />}
          <Trans>E-invoice</Trans>
        </Button>
      }
    >
      {formats.map((format) => (
        <DropdownMenuItem key={format} onClick={() => download.mutate(format)}>
          <bdi>{E_INVOICE_FORMAT_NAMES[format]}</bdi>
        </DropdownMenuItem>
      ))}
    </DropdownMenu>
  );
}
