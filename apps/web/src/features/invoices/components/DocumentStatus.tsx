import { Trans } from '@lingui/react/macro';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { Badge } from '#components/ui/badge.tsx';
import type { Invoice } from '../lib/invoice.ts';

/** Where an invoice stands, and what it is where it is not just an invoice; a credit note is neither paid nor open. */
export function DocumentStatus({ of }: { of: Pick<Invoice, 'document' | 'status' | 'isOverdue'> }) {
  if (of.document === 'credit_note')
    return (
      <Badge tone="neutral">
        <Trans>Credit note</Trans>
      </Badge>
    );
  return (
    <span className="inline-flex flex-wrap items-center gap-1">
      <StatusBadge status={of.isOverdue ? 'overdue' : of.status} />
      {of.document === 'proforma' ? (
        <Badge tone="info">
          <Trans>Pro forma</Trans>
        </Badge>
      ) : null}
      {of.document === 'debit_note' ? (
        <Badge tone="neutral">
          <Trans>Debit note</Trans>
        </Badge>
      ) : null}
    </span>
  );
}
