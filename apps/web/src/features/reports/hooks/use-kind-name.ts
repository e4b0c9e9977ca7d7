import { useLingui } from '@lingui/react/macro';

/** What a transaction of the ledger books, in words; the kind itself where there are none. */
export function useKindName(): (kind: string) => string {
  const { t } = useLingui();
  const names: Readonly<Record<string, string>> = {
    invoice_issued: t`Invoice issued`,
    issued: t`Invoice issued`,
    invoice_voided: t`Invoice voided`,
    voided: t`Invoice voided`,
    credit_note: t`Credit note`,
    payment_received: t`Payment received`,
    payment: t`Payment received`,
    proforma_paid: t`Pro forma paid`,
    payment_refunded: t`Payment refunded`,
    refund: t`Payment refunded`,
    refund_failed: t`Refund taken back`,
    credit_spent: t`Credit spent`,
    credit_used: t`Credit spent`,
    credit_added: t`Credit given`,
    credit_granted: t`Credit given`,
    granted: t`Credit given`,
    credit_revoked: t`Credit taken back`,
    wallet_topped_up: t`Credit bought`,
    topped_up: t`Credit bought`,
    credit_expired: t`Credit expired`,
    excess: t`Paid too much`,
    written_off: t`Written off`,
    dispute_opened: t`Dispute opened`,
    dispute_won: t`Dispute won`,
    dispute_lost: t`Dispute lost`,
    recognised: t`Revenue earned`,
  };
  return (kind) => names[kind] ?? kind;
}
