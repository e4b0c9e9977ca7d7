import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { DateText } from '#components/DateText.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { RowList } from '#components/RowList.tsx';
import { Section } from '#components/Section.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { useCan } from '#lib/auth/session.ts';
import { trpc } from '#lib/trpc.ts';

/** The latest quotes, where there are any. */
export function OpenQuotes() {
  const { t } = useLingui();
  const may = useCan()('quote:read');
  const query = useQuery({ ...trpc.ordering.quotes.queryOptions({ limit: 10 }), enabled: may });
  if (!query.data || query.data.rows.length === 0) return null;
  return (
    <Section flush title={<Trans>Quotes</Trans>} className="mb-4">
      <RowList
        label={t`Quotes`}
        query={query}
        item={(row) => ({
          id: row.quoteId,
          to: `/portal/quotes/${row.quoteId}`,
          title: row.items.join(', '),
          hint: (
            <Trans>
              <bdi className="num">{row.number}</bdi>, valid until <DateText value={row.validUntil} />
            </Trans>
          ),
          badge: <StatusBadge status={row.status} />,
          end: <MoneyText {...row.total} />,
        })}
        empty={null}
      />
    </Section>
  );
}
