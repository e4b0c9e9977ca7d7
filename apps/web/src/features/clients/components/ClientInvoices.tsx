import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ReceiptText } from 'lucide-react';
import { DateText } from '#components/DateText.tsx';
import { EmptyState } from '#components/EmptyState.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { RowList } from '#components/RowList.tsx';
import { Section } from '#components/Section.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { useFormat } from '#lib/format/use-format.ts';
import { trpc } from '#lib/trpc.ts';

/** The newest invoices of a client, with the way to all of them. */
export function ClientInvoices({ clientId, limit = 25 }: { clientId: string; limit?: number }) {
  const { t } = useLingui();
  const query = useQuery({
    ...trpc.billing.list.queryOptions({ limit, offset: 0, filter: { clientId } }),
    placeholderData: keepPreviousData,
  });
  const total = query.data?.total ?? 0;
  const all = useFormat().number(total);
  return (
    <Section
      flush
      title={<Trans>Invoices</Trans>}
      actions={
        total > 0 ? (
          <Link
            to="/admin/invoices"
            search={{ client: clientId }}
            className="text-primary text-sm hover:underline dark:text-info"
          >
            <Trans>All {all}</Trans>
          </Link>
        ) : undefined
      }
    >
      <RowList
        label={t`Invoices`}
        query={query}
        item={(invoice) => ({
          id: invoice.id,
          to: `/admin/invoices/${invoice.id}`,
          title: <bdi>{invoice.number ?? t`Draft`}</bdi>,
          hint:
            invoice.dueOn === null ? undefined : (
              <Trans>
                Due <DateText value={invoice.dueOn} />
              </Trans>
            ),
          badge: <StatusBadge status={invoice.isOverdue ? 'overdue' : invoice.status} />,
          end: <MoneyText {...invoice.total} />,
        })}
        empty={<EmptyState icon={ReceiptText} title={<Trans>No invoice yet</Trans>} />}
      />
    </Section>
  );
}
