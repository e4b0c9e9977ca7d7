import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Exemptions } from '#components/dunning/Exemptions.tsx';
import { ObjectPage } from '#components/ObjectPage.tsx';
import { PaymentLinks } from '#components/pay/PaymentLinks.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import type { TabEntry } from '#components/ui/tabs.tsx';
import { useCan } from '#lib/auth/session.ts';
import { Slot } from '#lib/plugins/Slot.tsx';
import { useParam } from '#lib/routing/use-params.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { ClientActions } from '../components/ClientActions.tsx';
import { ClientAudit } from '../components/ClientAudit.tsx';
import { ClientCoupons } from '../components/ClientCoupons.tsx';
import { ClientFacts } from '../components/ClientFacts.tsx';
import { ClientInvoices } from '../components/ClientInvoices.tsx';
import { ClientNotes } from '../components/ClientNotes.tsx';
import { ClientOverview } from '../components/ClientOverview.tsx';
import { ClientPayments } from '../components/ClientPayments.tsx';
import { ClientServices } from '../components/ClientServices.tsx';
import { ClientTax } from '../components/ClientTax.tsx';
import { ClientTimeline } from '../components/ClientTimeline.tsx';
import { Contacts } from '../components/Contacts.tsx';
import { InvoiceTiming } from '../components/InvoiceTiming.tsx';

type Client = RouterOutputs['clients']['get'];

export function ClientPage() {
  const { t } = useLingui();
  const can = useCan();
  const clientId = useParam('id');
  const query = useQuery(trpc.clients.get.queryOptions({ clientId }));
  const tabs = (client: Client): TabEntry[] => [
    { value: 'overview', label: t`Overview`, content: <ClientOverview client={client} /> },
    ...(can('service:read')
      ? [{ value: 'services', label: t`Services`, content: <ClientServices clientId={clientId} /> }]
      : []),
    ...(can('invoice:read')
      ? [{ value: 'invoices', label: t`Invoices`, content: <ClientInvoices clientId={clientId} /> }]
      : []),
    ...(can('payment:read')
      ? [{ value: 'payments', label: t`Payments`, content: <ClientPayments client={client} /> }]
      : []),
    ...(can('coupon:read')
      ? [{ value: 'coupons', label: t`Coupons`, content: <ClientCoupons clientId={clientId} /> }]
      : []),
    { value: 'tax', label: t`Tax`, content: <ClientTax clientId={clientId} /> },
    ...(can('contact:read')
      ? [{ value: 'contacts', label: t`Contacts`, content: <Contacts clientId={clientId} /> }]
      : []),
    ...(can('client:note') ? [{ value: 'notes', label: t`Notes`, content: <ClientNotes clientId={clientId} /> }] : []),
    ...(can('audit:read')
      ? [
          { value: 'timeline', label: t`Timeline`, content: <ClientTimeline clientId={clientId} /> },
          { value: 'audit', label: t`Audit`, content: <ClientAudit clientId={clientId} /> },
        ]
      : []),
  ];
  return (
    <ObjectPage
      query={query}
      header={(client) => ({
        title: <bdi>{client.company ?? client.name}</bdi>,
        badge: <StatusBadge status={client.status} />,
        crumbs: [
          {
            key: 'list',
            content: (
              <Link to="/admin/clients">
                <Trans>Clients</Trans>
              </Link>
            ),
          },
          { key: 'this', content: <bdi>{client.number}</bdi> },
        ],
        description: client.company ? <bdi>{client.name}</bdi> : undefined,
        actions: <ClientActions client={client} />,
      })}
      tabs={tabs}
      rail={(client) => (
        <>
          <ClientFacts client={client} />
          {can('invoice:read') ? <Exemptions clientId={clientId} /> : null}
          <InvoiceTiming client={client} />
          <PaymentLinks clientId={clientId} mayMake={client.status !== 'closed'} />
          <Slot name="admin.client.side" />
        </>
      )}
    />
  );
}
