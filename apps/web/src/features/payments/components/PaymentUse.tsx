import { Trans, useLingui } from '@lingui/react/macro';
import { ReceiptText } from 'lucide-react';
import { DateText } from '#components/DateText.tsx';
import { EmptyState } from '#components/EmptyState.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { RowList } from '#components/RowList.tsx';
import { Section } from '#components/Section.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import type { Payment } from '../lib/payment.ts';

const loaded = <Row,>(rows: readonly Row[]) => ({ data: { rows }, error: null, refetch: () => undefined });

/** What the money was used for, and what of it went back. */
export function PaymentUse({ payment }: { payment: Payment }) {
  const { t } = useLingui();
  return (
    <div className="flex flex-col gap-4">
      <Section flush title={<Trans>Invoices</Trans>}>
        <RowList
          label={t`Invoices`}
          query={loaded(payment.invoices)}
          item={(invoice) => ({
            id: invoice.invoiceId,
            to: `/admin/invoices/${invoice.invoiceId}`,
            title: <bdi>{invoice.number ?? t`Draft`}</bdi>,
            hint:
              payment.status === 'succeeded' ? (
                <Trans>
                  asked for <MoneyText {...invoice.planned} />
                </Trans>
              ) : undefined,
            end: <MoneyText {...(payment.status === 'succeeded' ? invoice.allocated : invoice.planned)} />,
          })}
          empty={<EmptyState icon={ReceiptText} title={<Trans>For no invoice: it became credit</Trans>} />}
        />
      </Section>
      {payment.refunds.length === 0 ? null : (
        <Section flush title={<Trans>Refunds</Trans>}>
          <RowList
            label={t`Refunds`}
            query={loaded(payment.refunds)}
            item={(refund) => ({
              id: refund.id,
              title: <bdi>{refund.reason}</bdi>,
              hint: (
                <>
                  <DateText value={refund.createdAt} style="datetime" />
                  {refund.failureMessage === null ? null : (
                    <span className="text-danger">
                      {' · '}
                      <bdi>{refund.failureMessage}</bdi>
                    </span>
                  )}
                </>
              ),
              badge: <StatusBadge status={refund.status} />,
              end: <MoneyText {...refund.amount} />,
            })}
            empty={null}
          />
        </Section>
      )}
    </div>
  );
}
