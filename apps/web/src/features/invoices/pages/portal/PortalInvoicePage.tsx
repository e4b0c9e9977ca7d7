import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import { DateText } from '#components/DateText.tsx';
import { Facts } from '#components/Facts.tsx';
import { ObjectPage } from '#components/ObjectPage.tsx';
import { PayButton } from '#components/pay/PayButton.tsx';
import { Section } from '#components/Section.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { Button } from '#components/ui/button.tsx';
import { useCan } from '#lib/auth/session.ts';
import { Slot } from '#lib/plugins/Slot.tsx';
import { useParam } from '#lib/routing/use-params.ts';
import { trpc } from '#lib/trpc.ts';
import { DisputedNotice } from '../../components/DisputedNotice.tsx';
import { DocumentStatus } from '../../components/DocumentStatus.tsx';
import { DocumentTitle } from '../../components/DocumentTitle.tsx';
import { EInvoiceMenu } from '../../components/EInvoiceMenu.tsx';
import { InvoiceLines } from '../../components/InvoiceLines.tsx';
import { PdfButton } from '../../components/PdfButton.tsx';
import { ProformaNotice } from '../../components/ProformaNotice.tsx';
import { InvoiceParties } from '../../components/portal/InvoiceParties.tsx';
import { RelatedDocuments } from '../../components/RelatedDocuments.tsx';
import { WaitingForTax } from '../../components/WaitingForTax.tsx';
import type { Invoice } from '../../lib/invoice.ts';

/** One invoice as its buyer sees it: who, what, how much, and the way to pay it. Prints as a document. */
export function PortalInvoicePage() {
  const invoiceId = useParam('id');
  const query = useQuery(trpc.billing.get.queryOptions({ invoiceId }));
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
              <Link to="/portal/invoices">
                <Trans>Invoices</Trans>
              </Link>
            ),
          },
        ],
        actions: <PortalInvoiceActions invoice={invoice} />,
      })}
      notice={(invoice) => (
        <>
          <PortalInvoiceNotice invoice={invoice} />
          <DisputedNotice invoice={invoice} />
          <WaitingForTax invoice={invoice} />
          <ProformaNotice invoice={invoice} />
        </>
      )}
      tabs={(invoice) => [
        {
          value: 'invoice',
          label: <Trans>Invoice</Trans>,
          content: (
            <div className="flex flex-col gap-4">
              <InvoiceParties invoice={invoice} />
              <InvoiceLines invoice={invoice} />
              <Slot name="portal.invoice.after" />
            </div>
          ),
        },
      ]}
      rail={(invoice) => (
        <>
          <PortalInvoiceFacts invoice={invoice} />
          <RelatedDocuments invoice={invoice} base="/portal" />
        </>
      )}
    />
  );
}

function PortalInvoiceActions({ invoice }: { invoice: Invoice }) {
  const can = useCan();
  return (
    <>
      <Button variant="outline" onClick={() => window.print()}>
        <Printer aria-hidden="true" />
        <Trans>Print</Trans>
      </Button>
      <PdfButton invoiceId={invoice.id} />
      <EInvoiceMenu invoiceId={invoice.id} />
      {invoice.status === 'issued' && can('invoice:pay') ? <PayButton invoices={[invoice]} /> : null}
    </>
  );
}

function PortalInvoiceNotice({ invoice }: { invoice: Invoice }) {
  if (invoice.status === 'void') {
    return (
      <Alert tone="info" className="mb-4">
        <Trans>This invoice was withdrawn. You need not pay it.</Trans>
      </Alert>
    );
  }
  if (!invoice.isOverdue || invoice.dueOn === null) return null;
  return (
    <Alert tone="danger" className="no-print mb-4">
      <Trans>
        This invoice was due on <DateText value={invoice.dueOn} />. Please pay it, so that your services go on.
      </Trans>
    </Alert>
  );
}

function PortalInvoiceFacts({ invoice }: { invoice: Invoice }) {
  const date = (value: string | null) => (value === null ? undefined : <DateText value={value} />);
  return (
    <Section title={<Trans>Dates</Trans>}>
      <Facts
        facts={[
          { key: 'issued', label: <Trans>Issued</Trans>, value: date(invoice.issuedOn) },
          { key: 'due', label: <Trans>Due on</Trans>, value: date(invoice.dueOn) },
          { key: 'paid', label: <Trans>Paid</Trans>, value: date(invoice.paidAt) },
        ]}
      />
    </Section>
  );
}
