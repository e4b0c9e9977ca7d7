import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { ClientPicker } from '#components/ClientPicker.tsx';
import { ErrorState } from '#components/ErrorState.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { Section } from '#components/Section.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { isId } from '#lib/is-id.ts';
import { trpc } from '#lib/trpc.ts';
import { EInvoiceForecast } from '../components/EInvoiceCheck.tsx';
import { InvoiceEditor } from '../forms/InvoiceEditor.tsx';

/** An invoice written by hand: for whom, and lines. */
export function NewInvoicePage() {
  const navigate = useNavigate();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const asked = typeof search['client'] === 'string' ? search['client'] : undefined;
  const clientId = isId(asked) ? asked : null;
  const client = useQuery({
    ...trpc.clients.get.queryOptions({ clientId: clientId ?? '' }),
    enabled: clientId !== null,
  });
  const choose = (chosen: string | null) =>
    void navigate({ to: '.', search: chosen === null ? {} : { client: chosen }, replace: true });
  return (
    <>
      <PageHeader
        title={<Trans>New invoice</Trans>}
        crumbs={[
          {
            key: 'list',
            content: (
              <Link to="/admin/invoices">
                <Trans>Invoices</Trans>
              </Link>
            ),
          },
          { key: 'this', content: <Trans>New invoice</Trans> },
        ]}
      />
      <div className="flex flex-col gap-6">
        <Section title={<Trans>For whom</Trans>} className="max-w-2xl overflow-visible">
          <ClientPicker value={clientId} onChange={choose} autoFocus />
        </Section>
        {client.error ? <ErrorState error={client.error} onRetry={() => void client.refetch()} /> : null}
        {client.data?.status === 'closed' ? (
          <Alert tone="warning">
            <Trans>This account is closed and gets no new invoices.</Trans>
          </Alert>
        ) : client.data ? (
          // Currency and tax belong to the client: another client means another form.
          <>
            <EInvoiceForecast clientId={client.data.clientId} />
            <InvoiceEditor key={client.data.clientId} clientId={client.data.clientId} currency={client.data.currency} />
          </>
        ) : null}
      </div>
    </>
  );
}
