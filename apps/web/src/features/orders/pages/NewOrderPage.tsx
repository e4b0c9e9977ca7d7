import { Trans } from '@lingui/react/macro';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { ClientPicker } from '#components/ClientPicker.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { Section } from '#components/Section.tsx';
import { isId } from '#lib/is-id.ts';
import { InvoicePreview } from '../components/InvoicePreview.tsx';
import { ProductPicker } from '../components/ProductPicker.tsx';
import { DraftItemCard } from '../forms/DraftItemCard.tsx';
import { useDraftOrder } from '../hooks/use-draft-order.ts';

/** An order for a client: several items with options, quantities and discounts, on one invoice. */
export function NewOrderPage() {
  const navigate = useNavigate();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const asked = typeof search['client'] === 'string' ? search['client'] : undefined;
  const clientId = isId(asked) ? asked : null;
  const order = useDraftOrder(clientId);
  // Prices and currency belong to the client: another client means another order.
  const chooseClient = (chosen: string | null) => {
    order.clear();
    void navigate({ to: '.', search: chosen === null ? {} : { client: chosen }, replace: true });
  };
  return (
    <>
      <PageHeader
        title={<Trans>New order</Trans>}
        crumbs={[
          {
            key: 'list',
            content: (
              <Link to="/admin/orders">
                <Trans>Orders</Trans>
              </Link>
            ),
          },
          { key: 'this', content: <Trans>New order</Trans> },
        ]}
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <Section title={<Trans>For whom and what</Trans>} className="overflow-visible">
            <div className="flex flex-col gap-4">
              <ClientPicker value={clientId} onChange={chooseClient} autoFocus />
              {order.client ? <ProductPicker currency={order.client.currency} onAdd={order.add} /> : null}
            </div>
          </Section>
          {order.items.map((item) => (
            <DraftItemCard
              key={item.key}
              item={item}
              currency={order.client?.currency ?? ''}
              onChange={(patch) => order.change(item.key, patch)}
              onRemove={() => order.remove(item.key)}
            />
          ))}
        </div>
        <div className="lg:sticky lg:top-18">
          <InvoicePreview order={order} clientId={clientId} />
        </div>
      </div>
    </>
  );
}
