import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { EInvoiceProblems } from '#components/EInvoiceProblems.tsx';
import { Section } from '#components/Section.tsx';
import { trpc } from '#lib/trpc.ts';
import type { Invoice } from '../lib/invoice.ts';

/** In the rail of an invoice: what its e-invoice lacks. */
export function EInvoiceCheck({ invoice }: { invoice: Invoice }) {
  const { data } = useQuery(trpc.billing.checkEInvoice.queryOptions({ invoiceId: invoice.id }));
  if (!data || data.problems.length === 0) return null;
  return (
    <Section title={<Trans>E-invoice</Trans>}>
      <p className="mb-2 text-muted-foreground text-sm">
        {invoice.issuedOn === null ? (
          <Trans>Mend this before the invoice is issued:</Trans>
        ) : (
          <Trans>An issued invoice keeps what it says; mend this for the next ones:</Trans>
        )}
      </p>
      <EInvoiceProblems problems={data.problems} clientId={invoice.clientId} />
    </Section>
  );
}

/** While an invoice is written: what e-invoices to this client will lack. */
export function EInvoiceForecast({ clientId }: { clientId: string }) {
  const { data } = useQuery(trpc.billing.checkClientEInvoice.queryOptions({ clientId }));
  const count = data?.problems.length ?? 0;
  if (!data || count === 0) return null;
  return (
    <details className="max-w-3xl rounded-lg border bg-card px-4 py-3 text-sm">
      <summary className="cursor-pointer font-medium">
        <Trans>E-invoice: what is missing ({count})</Trans>
      </summary>
      <div className="pt-3">
        <EInvoiceProblems problems={data.problems} clientId={clientId} />
      </div>
    </details>
  );
}
