import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { CreditCard } from 'lucide-react';
import { DateText } from '#components/DateText.tsx';
import { EmptyState } from '#components/EmptyState.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { RowList } from '#components/RowList.tsx';
import { Section } from '#components/Section.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { trpc } from '#lib/trpc.ts';

/** Every try to pay an invoice, what became of it, and the way to its page (refund). */
export function InvoicePayments({ invoiceId }: { invoiceId: string }) {
  const { t } = useLingui();
  const query = useQuery({
    ...trpc.payments.list.queryOptions({ filter: { invoiceId }, limit: 50 }),
    placeholderData: keepPreviousData,
  });
  return (
    <Section flush title={<Trans>Payments</Trans>}>
      <RowList
        label={t`Payments`}
        query={query}
        item={(payment) => ({
          id: payment.id,
          to: `/admin/payments/${payment.id}`,
          title: <bdi>{payment.pluginId === 'manual' ? t`By hand` : payment.pluginId}</bdi>,
          hint: (
            <>
              <DateText value={payment.createdAt} style="datetime" />
              {payment.reference === null ? null : (
                <>
                  {' · '}
                  <bdi className="num">{payment.reference}</bdi>
                </>
              )}
            </>
          ),
          badge: <StatusBadge status={payment.status} />,
          end: <MoneyText {...payment.amount} />,
        })}
        empty={<EmptyState icon={CreditCard} title={<Trans>No payment yet</Trans>} />}
      />
    </Section>
  );
}
