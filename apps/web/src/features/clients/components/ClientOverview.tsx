import { useCan } from '#lib/auth/session.ts';
import { Slot } from '#lib/plugins/Slot.tsx';
import type { RouterOutputs } from '#lib/trpc.ts';
import { ClientBalance } from './ClientBalance.tsx';
import { ClientInvoices } from './ClientInvoices.tsx';
import { ClientServices } from './ClientServices.tsx';

/** What a client owes and has, and the newest of everything. */
export function ClientOverview({ client }: { client: RouterOutputs['clients']['get'] }) {
  const can = useCan();
  const { clientId } = client;
  return (
    <div className="flex flex-col gap-4">
      {can('invoice:read') ? <ClientBalance client={client} /> : null}
      {can('service:read') ? <ClientServices clientId={clientId} limit={5} /> : null}
      {can('invoice:read') ? <ClientInvoices clientId={clientId} limit={5} /> : null}
      <Slot name="admin.client.after" />
    </div>
  );
}
