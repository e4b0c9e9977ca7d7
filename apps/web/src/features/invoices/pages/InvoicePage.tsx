import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { AuditTimeline } from '#components/AuditTimeline.tsx';
import { DateText } from '#components/DateText.tsx';
import { Exemptions } from '#components/dunning/Exemptions.tsx';
import { ObjectPage } from '#components/ObjectPage.tsx';
import { PaymentLinks } from '#components/pay/PaymentLinks.tsx';
import { Section } from '#components/Section.tsx';
import { Alert } from '#components/ui/alert.tsx';
import type { TabEntry } from '#components/ui/tabs.tsx';
import { useCan } from '#lib/auth/session.ts';
import { Slot } from '#lib/plugins/Slot.tsx';
import { useParam } from '#lib/routing/use-params.ts';
import { trpc } from '#lib/trpc.ts';
import { DisputedNotice } from '../components/DisputedNotice.tsx';
import { DocumentStatus } from '../components/DocumentStatus.tsx';
import { DocumentTitle } from '../components/DocumentTitle.tsx';
import { EInvoiceCheck } from '../components/EInvoiceCheck.tsx';
import { GatheringNotice } from '../components/GatheringNotice.tsx';
import { InvoiceActions } from '../components/InvoiceActions.tsx';
import { InvoiceFacts } from '../components/InvoiceFacts.tsx';
import { InvoiceLines } from '../components/InvoiceLines.tsx';
import { InvoiceMails } from '../components/InvoiceMails.tsx';
import { InvoicePayments } from '../components/InvoicePayments.tsx';
import { ProformaNotice } from '../components/ProformaNotice.tsx';
import { RelatedDocuments } from '../components/RelatedDocuments.tsx';
import { WaitingForTax } from '../components/WaitingForTax.tsx';
import type { Invoice } from '../lib/invoice.ts';

export function InvoicePage() {
  const { t } = useLingui();
  const can = useCan();
  const invoiceId = useParam('id');
  const query = useQuery(trpc.billing.get.queryOptions({ invoiceId }));
  const tabs = (invoice: Invoice): TabEntry[] => [
    { value: 'invoice', label: t`Invoice`, content: <InvoiceLines invoice={invoice} /> },
    ...(can('payment:read') && invoice.status !== 'draft'
      ? [{ value: 'payments', label: t`Payments`, content: <InvoicePayments invoiceId={invoiceId} /> }]
      : []),
    ...(can('mail:read') && invoice.status !== 'draft'
      ? [{ value: 'mails', label: t`Mails`, content: <InvoiceMails invoiceId={invoiceId} /> }]
      : []),
    ...(can('audit:read')
      ? [{ value: 'timeline', label: t`Timeline`, content: <InvoiceTimeline invoiceId={invoiceId} /> }]
      : []),
  ];
  return (
    <ObjectPage
      query={query}
      header={(invoice) => ({
        title: <DocumentTitle of={invoice} />,
        badge: <DocumentStatus of={invoice} />,
        crumbs: [
          {
            key: 'list',
            content: (
              <Link to="/admin/invoices">
                <Trans>Invoices</Trans>
              </Link>
            ),
          },
          { key: 'this', content: <bdi>{invoice.number ?? t`Draft`}</bdi> },
        ],
        actions: <InvoiceActions invoice={invoice} />,
      })}
      notice={(invoice) => (
        <>
          <VoidNotice invoice={invoice} />
          <DisputedNotice invoice={invoice} isStaff />
          <WaitingForTax invoice={invoice} />
          <ProformaNotice invoice={invoice} />
          <GatheringNotice invoice={invoice} />
        </>
      )}
      tabs={tabs}
      rail={(invoice) => (
        <>
          <InvoiceFacts invoice={invoice} />
          <RelatedDocuments invoice={invoice} base="/admin" />
          {invoice.document === 'proforma' ? null : <EInvoiceCheck invoice={invoice} />}
          {invoice.kind === 'credit_note' || invoice.status === 'draft' || invoice.status === 'pending_tax' ? null : (
            <PaymentLinks
              clientId={invoice.clientId}
              invoiceId={invoiceId}
              mayMake={invoice.status === 'issued' || invoice.status === 'uncollectible'}
            />
          )}
          {invoice.status === 'issued' ? <Exemptions clientId={invoice.clientId} invoiceId={invoiceId} /> : null}
          <Slot name="admin.invoice.side" />
        </>
      )}
    />
  );
}

function VoidNotice({ invoice }: { invoice: Invoice }) {
  if (invoice.voidedAt === null) return null;
  return (
    <Alert
      tone="warning"
      className="mb-4"
      title={
        <Trans>
          Voided <DateText value={invoice.voidedAt} />
        </Trans>
      }
    >
      <bdi>{invoice.voidReason}</bdi>
    </Alert>
  );
}

function InvoiceTimeline({ invoiceId }: { invoiceId: string }) {
  const query = useQuery({
    ...trpc.clients.timeline.queryOptions({ resourceKind: 'invoice', resourceId: invoiceId, limit: 100 }),
    placeholderData: keepPreviousData,
  });
  return (
    <Section title={<Trans>Timeline</Trans>}>
      <AuditTimeline query={query} />
    </Section>
  );
}
