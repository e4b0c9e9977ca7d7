import { Trans, useLingui } from '@lingui/react/macro';
import { Facts } from '#components/Facts.tsx';
import { countryName } from '#lib/countries.ts';
import type { RouterOutputs } from '#lib/trpc.ts';

/** Billing details for those who may read but not change them. */
export function BillingFacts({ client }: { client: RouterOutputs['clients']['get'] }) {
  const { i18n } = useLingui();
  const street = [client.address1, client.address2].filter(Boolean).join(', ');
  const town = [client.postcode, client.city, client.region].filter(Boolean).join(' ');
  return (
    <Facts
      facts={[
        { key: 'name', label: <Trans>Name</Trans>, value: client.name },
        { key: 'company', label: <Trans>Company</Trans>, value: client.company },
        { key: 'email', label: <Trans>E-mail for invoices</Trans>, value: client.email },
        { key: 'phone', label: <Trans>Phone</Trans>, value: client.phone ? <bdi>{client.phone}</bdi> : null },
        { key: 'street', label: <Trans>Address</Trans>, value: street },
        { key: 'town', label: <Trans>City</Trans>, value: town },
        { key: 'country', label: <Trans>Country</Trans>, value: countryName(client.country, i18n.locale) },
        { key: 'tax', label: <Trans>VAT or tax number</Trans>, value: client.taxId },
        { key: 'reference', label: <Trans>Your reference on invoices</Trans>, value: client.buyerReference },
        { key: 'address', label: <Trans>Address for e-invoices</Trans>, value: client.electronicAddress },
      ]}
    />
  );
}
