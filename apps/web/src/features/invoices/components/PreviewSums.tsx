import { Trans } from '@lingui/react/macro';
import { TaxTexts } from '#components/tax/TaxTexts.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import type { useInvoicePreview } from '../hooks/use-invoice-preview.ts';
import { InvoiceSums } from './InvoiceSums.tsx';

/** Net, tax and total of what is typed so far. */
export function PreviewSums({ preview, isPossible, error }: ReturnType<typeof useInvoicePreview>) {
  const textOf = useErrorText();
  return (
    <div aria-live="polite" className="flex flex-col gap-3">
      {isPossible ? null : (
        <p className="text-muted-foreground text-sm">
          <Trans>So many lines are added up when the draft is saved.</Trans>
        </p>
      )}
      {preview ? <InvoiceSums of={preview} /> : null}
      {preview ? <TaxTexts texts={preview.taxTexts} /> : null}
      {preview?.isTaxPending ? (
        <p className="text-sm text-warning">
          <Trans>The tax follows when the VAT number was checked or the tax calculator has answered.</Trans>
        </p>
      ) : null}
      {error ? <Alert tone="danger">{textOf(error)}</Alert> : null}
    </div>
  );
}
