import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Section } from '#components/Section.tsx';
import { Button } from '#components/ui/button.tsx';
import { useCan } from '#lib/auth/session.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { InvoiceTimingSheet } from '../forms/InvoiceTimingSheet.tsx';

type Client = RouterOutputs['clients']['get'];

/** When what falls due of a client is invoiced. */
export function InvoiceTiming({ client }: { client: Client }) {
  const { t } = useLingui();
  const can = useCan();
  const [isChanging, setChanging] = useState(false);
  if (!can('invoice:issue')) return null;
  return (
    <Section
      title={<Trans>When invoices come</Trans>}
      actions={
        client.status === 'closed' ? null : (
          <Button
            variant="outline"
            size="sm"
            aria-label={t`Change when invoices come`}
            onClick={() => setChanging(true)}
          >
            <Trans>Change</Trans>
          </Button>
        )
      }
    >
      <p className="text-sm">
        <Timing client={client} />
      </p>
      {isChanging ? <InvoiceTimingSheet client={client} onClose={() => setChanging(false)} /> : null}
    </Section>
  );
}

function Timing({ client: { invoiceTiming, invoiceDay } }: { client: Client }) {
  const can = useCan();
  const { data } = useQuery({ ...trpc.tenants.settings.queryOptions({}), enabled: can('settings:read') });
  const day = invoiceDay ?? data?.billing.invoiceDay;
  if (invoiceTiming === 'single') return <Trans>Each renewal at once.</Trans>;
  if (invoiceTiming === 'monthly')
    return day === undefined ? <Trans>Once a month.</Trans> : <Trans>Once a month, on day {day}.</Trans>;
  if (data === undefined) return <Trans>As in the settings.</Trans>;
  return data.billing.gathersInvoices ? (
    <Trans>As in the settings: once a month, on day {day}.</Trans>
  ) : (
    <Trans>As in the settings: each renewal at once.</Trans>
  );
}
