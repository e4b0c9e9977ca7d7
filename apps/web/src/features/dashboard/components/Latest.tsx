import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { ShoppingCart, Users } from 'lucide-react';
import { DateText } from '#components/DateText.tsx';
import { EmptyState } from '#components/EmptyState.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { RowList } from '#components/RowList.tsx';
import { Section } from '#components/Section.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import type { RouterOutputs } from '#lib/trpc.ts';

type Dashboard = RouterOutputs['reporting']['dashboard'];

const link = 'text-primary text-sm hover:underline dark:text-info';
const loaded = <Row,>(rows: readonly Row[]) => ({ data: { rows }, error: null, refetch: () => undefined });

export function LatestOrders({ orders }: { orders: NonNullable<Dashboard['latestOrders']> }) {
  const { t } = useLingui();
  return (
    <Section
      flush
      title={<Trans>Latest orders</Trans>}
      actions={
        <Link to="/admin/orders" className={link}>
          <Trans>All orders</Trans>
        </Link>
      }
    >
      <RowList
        label={t`Latest orders`}
        query={loaded(orders)}
        item={(order) => ({
          id: order.orderId,
          to: `/admin/orders/${order.orderId}`,
          title: <bdi>{order.clientName}</bdi>,
          hint: (
            <>
              <bdi className="num">{order.number}</bdi> · <DateText value={order.createdAt} style="relative" />
            </>
          ),
          badge: <StatusBadge status={order.status} />,
          end: <MoneyText {...order.total} />,
        })}
        empty={<EmptyState icon={ShoppingCart} title={<Trans>No order yet</Trans>} />}
      />
    </Section>
  );
}

export function LatestClients({ clients }: { clients: NonNullable<Dashboard['latestClients']> }) {
  const { t } = useLingui();
  return (
    <Section
      flush
      title={<Trans>Newest clients</Trans>}
      actions={
        <Link to="/admin/clients" className={link}>
          <Trans>All clients</Trans>
        </Link>
      }
    >
      <RowList
        label={t`Newest clients`}
        query={loaded(clients)}
        item={(client) => ({
          id: client.clientId,
          to: `/admin/clients/${client.clientId}`,
          title: <bdi>{client.name}</bdi>,
          hint: (
            <bdi>
              {client.number} · {client.email}
            </bdi>
          ),
          end: (
            <span className="text-muted-foreground text-xs">
              <DateText value={client.createdAt} style="relative" />
            </span>
          ),
        })}
        empty={<EmptyState icon={Users} title={<Trans>No client yet</Trans>} />}
      />
    </Section>
  );
}
