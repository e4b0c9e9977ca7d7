import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CreditCard } from 'lucide-react';
import { DateText } from '#components/DateText.tsx';
import { EmptyState } from '#components/EmptyState.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { RowList } from '#components/RowList.tsx';
import { Section } from '#components/Section.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { useCan } from '#lib/auth/session.ts';
import { useFormat } from '#lib/format/use-format.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { ClientBalance } from './ClientBalance.tsx';
import { ClientCredit } from './ClientCredit.tsx';

/** A client's credit, saved methods and payments. */
export function ClientPayments({ client }: { client: RouterOutputs['clients']['get'] }) {
  const can = useCan();
  return (
    <div className="flex flex-col gap-4">
      {can('invoice:read') ? <ClientBalance client={client} /> : null}
      {can('invoice:read') ? <ClientCredit client={client} /> : null}
      <Payments clientId={client.clientId} />
      {can('payment_method:read') ? <Methods clientId={client.clientId} /> : null}
    </div>
  );
}

function Payments({ clientId }: { clientId: string }) {
  const { t } = useLingui();
  const query = useQuery({
    ...trpc.payments.list.queryOptions({ limit: 25, filter: { clientId } }),
    placeholderData: keepPreviousData,
  });
  const total = query.data?.total ?? 0;
  const all = useFormat().number(total);
  return (
    <Section
      flush
      title={<Trans>Payments</Trans>}
      actions={
        total > 0 ? (
          <Link
            to="/admin/payments"
            search={{ client: clientId }}
            className="text-primary text-sm hover:underline dark:text-info"
          >
            <Trans>All {all}</Trans>
          </Link>
        ) : undefined
      }
    >
      <RowList
        label={t`Payments`}
        query={query}
        item={(payment) => ({
          id: payment.id,
          to: `/admin/payments/${payment.id}`,
          title: <DateText value={payment.createdAt} style="datetime" />,
          hint: (
            <bdi>
              {payment.pluginId === 'manual' ? t`By hand` : payment.pluginId}
              {payment.reference === null ? '' : ` · ${payment.reference}`}
            </bdi>
          ),
          badge: <StatusBadge status={payment.status} />,
          end: <MoneyText {...payment.amount} />,
        })}
        empty={<EmptyState icon={CreditCard} title={<Trans>No payment yet</Trans>} />}
      />
    </Section>
  );
}

function Methods({ clientId }: { clientId: string }) {
  const { t } = useLingui();
  const query = useQuery(trpc.payments.methods.queryOptions({ clientId }));
  return (
    <Section flush title={<Trans>Saved payment methods</Trans>}>
      <RowList
        label={t`Saved payment methods`}
        query={query}
        item={(method) => ({
          id: method.id,
          title: <bdi>{method.label}</bdi>,
          hint: method.expiresOn === null ? undefined : <Trans>Expires {method.expiresOn}</Trans>,
          badge: method.isDefault ? (
            <Badge tone="info">
              <Trans>Default</Trans>
            </Badge>
          ) : undefined,
        })}
        empty={<EmptyState icon={CreditCard} title={<Trans>No saved method</Trans>} />}
      />
    </Section>
  );
}
