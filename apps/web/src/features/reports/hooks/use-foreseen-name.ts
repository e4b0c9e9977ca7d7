import { useLingui } from '@lingui/react/macro';
import type { Foreseen } from '../lib/look-ahead.ts';

/** What is foreseen, in words. */
export function useForeseenName(): {
  kindName: (kind: Foreseen['what']) => string;
  aboutName: (event: Foreseen) => string;
} {
  const { t } = useLingui();
  const kinds: Record<Foreseen['what'], string> = {
    invoice: t`Invoice`,
    usage: t`Invoice of usage`,
    proforma: t`Pro forma`,
    credit_note: t`Credit note`,
    payment: t`Payment`,
    reminder: t`Reminder by mail`,
    suspension: t`Service suspended`,
    return: t`Service unsuspended`,
    termination: t`Service terminated`,
    cancelled_order: t`Order cancelled`,
    end: t`Subscription ends`,
  };
  const mails: Readonly<Record<string, string>> = {
    invoice_due_soon: t`Reminder before an invoice is due`,
    invoice_overdue: t`Reminder of an overdue invoice`,
    invoice_last_reminder: t`Last reminder of an overdue invoice`,
  };
  return {
    kindName: (kind) => kinds[kind],
    aboutName: ({ what, about }) => (what === 'reminder' ? (mails[about] ?? about) : about),
  };
}
