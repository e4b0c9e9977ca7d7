import { Trans, useLingui } from '@lingui/react/macro';
import { ClientGroupBadge } from '#components/ClientGroupBadge.tsx';
import { CopyId } from '#components/CopyId.tsx';
import { DateText } from '#components/DateText.tsx';
import { Facts } from '#components/Facts.tsx';
import { Section } from '#components/Section.tsx';
import { countryName } from '#lib/countries.ts';
import type { RouterOutputs } from '#lib/trpc.ts';

/** Who the client is: the rail of its page. */
export function ClientFacts({ client }: { client: RouterOutputs['clients']['get'] }) {
  const { t, i18n } = useLingui();
  const address = [
    client.address1,
    client.address2,
    [client.postcode, client.city].filter(Boolean).join(' '),
    client.region,
  ]
    .filter(Boolean)
    .join(', ');
  return (
    <Section title={<Trans>Facts</Trans>}>
      <Facts
        facts={[
          { key: 'number', label: t`Number`, value: client.number && <CopyId value={client.number} /> },
          {
            key: 'email',
            label: t`E-mail`,
            value: (
              <a href={`mailto:${client.email}`} className="hover:underline">
                <bdi>{client.email}</bdi>
              </a>
            ),
          },
          { key: 'phone', label: t`Phone`, value: client.phone && <bdi dir="ltr">{client.phone}</bdi> },
          { key: 'address', label: t`Address`, value: address && <bdi>{address}</bdi> },
          { key: 'country', label: t`Country`, value: countryName(client.country, i18n.locale) },
          { key: 'tax', label: t`Tax number`, value: client.taxId && <bdi>{client.taxId}</bdi> },
          {
            key: 'reference',
            label: t`Reference on invoices`,
            value: client.buyerReference && <bdi>{client.buyerReference}</bdi>,
          },
          {
            key: 'electronic',
            label: t`Electronic address`,
            value: client.electronicAddress && <bdi>{client.electronicAddress}</bdi>,
          },
          { key: 'currency', label: t`Currency`, value: client.currency },
          { key: 'group', label: t`Client group`, value: client.group && <ClientGroupBadge group={client.group} /> },
          { key: 'since', label: t`Client since`, value: <DateText value={client.createdAt} /> },
          {
            key: 'id',
            label: t`Id`,
            value: <CopyId value={client.clientId} display={`…${client.clientId.slice(-6)}`} />,
          },
        ]}
      />
    </Section>
  );
}
