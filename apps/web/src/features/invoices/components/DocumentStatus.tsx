import { Trans } from '@lingui/react/macro';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { Badge } from '#components/ui/badge.tsx';
import type { Invoice } from '../lib/invoice.ts';

/** Where an invoice stands; a credit note is neither paid nor open. */
export function DocumentStatus({ of }: { of: Pick<Invoice, 'kind' | 'status' | 'isOverdue'> }) {
  if (of.kind === 'credit_note')
    return (
      <Badge tone="neutral">
        <Trans>Credit note</Trans>
      </Badge>
    );
  return <StatusBadge status={of.isOverdue ? 'overdue' : of.status} />;
}
