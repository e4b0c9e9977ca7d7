import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Card, CardContent } from '#components/ui/card.tsx';
import { countryName } from '#lib/countries.ts';
import type { Invoice } from '../../lib/invoice.ts';

type FrozenParty = NonNullable<Invoice['seller']>;

/** Seller and buyer as they were when the invoice was issued. */
export function InvoiceParties({ invoice }: { invoice: Invoice }) {
  if (!invoice.seller || !invoice.buyer) return null;
  return (
    <Card>
      <CardContent className="grid gap-6 sm:grid-cols-2">
        <Party title={<Trans>From</Trans>} party={invoice.seller} />
        <Party title={<Trans>To</Trans>} party={invoice.buyer} />
      </CardContent>
    </Card>
  );
}

function Party({ title, party }: { title: ReactNode; party: FrozenParty }) {
  const { i18n } = useLingui();
  const { name, company, address, country, taxId } = party;
  const lines = [...(company ? [name] : []), ...address, countryName(country, i18n.locale)];
  return (
    <div className="min-w-0 text-sm">
      <h2 className="mb-1 text-muted-foreground text-xs">{title}</h2>
      <p className="break-words font-medium">
        <bdi>{company || name}</bdi>
      </p>
      {lines.map((line) => (
        <p key={line} className="break-words">
          <bdi>{line}</bdi>
        </p>
      ))}
      {taxId ? (
        <p className="text-muted-foreground">
          <Trans>
            VAT or tax number <bdi>{taxId}</bdi>
          </Trans>
        </p>
      ) : null}
    </div>
  );
}
