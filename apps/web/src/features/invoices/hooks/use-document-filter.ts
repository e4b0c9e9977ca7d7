import { useLingui } from '@lingui/react/macro';

/** Narrows the list to invoices or to credit notes. */
export function useDocumentFilter() {
  const { t } = useLingui();
  const options = [
    { value: 'invoice', label: t`Invoices` },
    { value: 'proforma', label: t`Pro formas` },
    { value: 'credit_note', label: t`Credit notes` },
  ];
  return { id: 'kind', label: t`Document`, options };
}
