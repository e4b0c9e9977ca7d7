import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { EInvoiceProblems } from '#components/EInvoiceProblems.tsx';
import { Section } from '#components/Section.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { trpc } from '#lib/trpc.ts';

/** Whether the company says all that e-invoices ask for. */
export function EInvoiceReadiness() {
  const { data } = useQuery(trpc.billing.checkCompanyEInvoice.queryOptions({}));
  if (!data) return null;
  return (
    <Section title={<Trans>E-invoices</Trans>} className="max-w-3xl">
      {data.problems.length === 0 ? (
        <Alert tone="success">
          <Trans>Your company says all that UBL, CII, XRechnung and Factur-X ask for.</Trans>
        </Alert>
      ) : (
        <EInvoiceProblems problems={data.problems} inSettings />
      )}
    </Section>
  );
}
