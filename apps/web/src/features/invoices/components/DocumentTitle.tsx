import { Trans } from '@lingui/react/macro';
import type { Invoice } from '../lib/invoice.ts';

/** The heading of a document's page. One that waits for its tax has no number yet. */
export function DocumentTitle({
  of: { document, number, status },
}: {
  of: Pick<Invoice, 'document' | 'number' | 'status'>;
}) {
  if (document === 'credit_note') return <Trans>Credit note {number}</Trans>;
  if (document === 'debit_note')
    return number === null ? <Trans>Draft debit note</Trans> : <Trans>Debit note {number}</Trans>;
  if (document === 'proforma') return <Trans>Pro forma {number}</Trans>;
  if (number !== null) return <Trans>Invoice {number}</Trans>;
  return status === 'draft' ? <Trans>Draft invoice</Trans> : <Trans>Invoice</Trans>;
}
