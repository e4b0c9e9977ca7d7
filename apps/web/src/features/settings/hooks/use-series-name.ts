import { useLingui } from '@lingui/react/macro';

/** What a series of numbers is for, in words. */
export function useSeriesName(): (series: string) => string {
  const { t } = useLingui();
  const names: Readonly<Record<string, string>> = {
    invoice: t`Invoices`,
    credit_note: t`Credit notes`,
    debit_note: t`Debit notes`,
    quote: t`Quotes`,
    proforma: t`Pro formas`,
    client: t`Clients`,
    order: t`Orders`,
  };
  return (series) => names[series] ?? series;
}
