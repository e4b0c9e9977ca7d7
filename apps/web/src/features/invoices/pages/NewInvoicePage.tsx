import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { ClientPicker } from '#components/ClientPicker.tsx';
import { ErrorState } from '#components/ErrorState.tsx';
import { Section } from '#components/Section.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { isId } from '#lib/is-id.ts';
import { trpc } from '#lib/trpc.ts';
import { EditorPage } from '../components/EditorPage.tsx';

/** An invoice written by hand, or a debit note that adds to one (`?debits=<id>`). */
export function NewInvoicePage() {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const id = (value: unknown) => (typeof value === 'string' && isId(value) ? value : null);
  const debits = id(search['debits']);
  return debits === null ? <NewInvoice clientId={id(search['client'])} /> : <NewDebitNote invoiceId={debits} />;
}

/** For whom, and lines. */
function NewInvoice({ clientId }: { clientId: string | null }) {
  const navigate = useNavigate();
  const client = useQuery({
    ...trpc.clients.get.queryOptions({ clientId: clientId ?? '' }),
    enabled: clientId !== null,
  });
  const choose = (chosen: string | null) =>
    void navigate({ to: '.', search: chosen === null ? {} : { client: chosen }, replace: true });
  const isClosed = client.data?.status === 'closed';
  return (
    <EditorPage
      title={<Trans>New invoice</Trans>}
      crumbs={[{ key: 'this', content: <Trans>New invoice</Trans> }]}
      editor={client.data && !isClosed ? { clientId: client.data.clientId, currency: client.data.currency } : null}
    >
      <Section title={<Trans>For whom</Trans>} className="max-w-2xl overflow-visible">
        <ClientPicker value={clientId} onChange={choose} autoFocus />
      </Section>
      {client.error ? <ErrorState error={client.error} onRetry={() => void client.refetch()} /> : null}
      {isClosed ? (
        <Alert tone="warning">
          <Trans>This account is closed and gets no new invoices.</Trans>
        </Alert>
      ) : null}
    </EditorPage>
  );
}

/** What an issued invoice left out. */
function NewDebitNote({ invoiceId }: { invoiceId: string }) {
  const query = useQuery(trpc.billing.get.queryOptions({ invoiceId }));
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton className="h-64" />;
  const { clientId, number, total } = query.data;
  return (
    <EditorPage
      title={<Trans>Debit note for {number}</Trans>}
      crumbs={[
        {
          key: 'invoice',
          content: (
            <Link to={`/admin/invoices/${invoiceId}`}>
              <bdi>{number}</bdi>
            </Link>
          ),
        },
        { key: 'this', content: <Trans>Debit note</Trans> },
      ]}
      editor={{ clientId, currency: total.currency, debits: invoiceId }}
    >
      <p className="max-w-2xl text-muted-foreground">
        <Trans>
          It charges what that invoice left out: a document with a title and a number of its own, which names the
          invoice and is paid like one. The invoice itself stays as it is.
        </Trans>
      </p>
    </EditorPage>
  );
}
