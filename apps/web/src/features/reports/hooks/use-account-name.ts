import { useLingui } from '@lingui/react/macro';
import type { LedgerAccount } from '@panel1/shared-types';

/** The accounts of the ledger in words. */
export function useAccountName(): (account: LedgerAccount) => string {
  const { t } = useLingui();
  const names: Readonly<Record<LedgerAccount, string>> = {
    gateway_clearing: t`Gateways`,
    bank: t`Bank`,
    receivable: t`Receivables`,
    disputed_receivable: t`Disputed receivables`,
    tax_payable: t`Tax payable`,
    deferred_revenue: t`Deferred revenue`,
    client_credit: t`Credit of clients`,
    wallet_purchased: t`Purchased credit`,
    wallet_granted: t`Granted credit`,
    unapplied_cash: t`Payments without an invoice`,
    revenue: t`Revenue`,
    discounts: t`Discounts`,
    late_fees: t`Late fees`,
    gateway_fees: t`Fees of gateways`,
    write_off: t`Written off`,
    dispute_fees: t`Fees of disputes`,
    promotion: t`Promotion`,
    exchange_difference: t`Exchange differences`,
    rounding: t`Rounding`,
  };
  return (account) => names[account];
}
