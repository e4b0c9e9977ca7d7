import { Trans } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { DateText } from '#components/DateText.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { downloadDocument } from '#lib/download-document.ts';
import type { LinkedInvoices } from '../hooks/use-pay-link.ts';

type Shown = LinkedInvoices['invoices'][number];

/** An invoice behind a payment link: what it is for and what is open, with its PDF. */
export function LinkedInvoice({ invoice, token }: { invoice: Shown; token: string }) {
  return (
    <Card className="gap-4 p-5">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 className="flex flex-wrap items-center gap-2 font-semibold text-base">
            {invoice.document === 'proforma' ? (
              <Trans>
                Pro forma <bdi className="num">{invoice.number}</bdi>
              </Trans>
            ) : (
              <Trans>
                Invoice <bdi className="num">{invoice.number}</bdi>
              </Trans>
            )}
            <StatusBadge status={invoice.isOverdue ? 'overdue' : invoice.status} />
          </h2>
          <p className="text-muted-foreground text-sm">
            {invoice.status === 'issued' && invoice.dueOn !== null ? (
              <Trans>
                Due on <DateText value={invoice.dueOn} />
              </Trans>
            ) : invoice.issuedOn === null ? null : (
              <Trans>
                Issued on <DateText value={invoice.issuedOn} />
              </Trans>
            )}
          </p>
        </div>
        <Pdf invoiceId={invoice.invoiceId} token={token} />
      </div>
      <ul className="flex flex-col gap-2 border-t pt-3 text-sm">
        {invoice.lines.map((line, at) => (
          <li key={at} className="flex items-baseline justify-between gap-4">
            <span className="own-direction min-w-0">{line.description}</span>
            <MoneyText {...line.net} />
          </li>
        ))}
      </ul>
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 border-t pt-3 text-sm">
        {invoice.tax.amountMinor === '0' ? null : (
          <>
            <dt className="text-muted-foreground">
              <Trans>Tax</Trans>
            </dt>
            <dd className="text-end">
              <MoneyText {...invoice.tax} />
            </dd>
          </>
        )}
        <dt className="font-medium">
          <Trans>Total</Trans>
        </dt>
        <dd className="text-end">
          <MoneyText {...invoice.total} className="font-semibold" />
        </dd>
        {invoice.due.amountMinor === invoice.total.amountMinor ? null : (
          <>
            <dt className="font-medium">
              <Trans>Still open</Trans>
            </dt>
            <dd className="text-end">
              <MoneyText {...invoice.due} className="font-semibold" />
            </dd>
          </>
        )}
      </dl>
    </Card>
  );
}

function Pdf({ invoiceId, token }: { invoiceId: string; token: string }) {
  const textOf = useErrorText();
  const download = useMutation({
    mutationFn: () => downloadDocument(`/documents/linked-invoices/${invoiceId}.pdf`, { 'x-payment-link': token }),
  });
  return (
    <div className="flex flex-col items-end gap-1">
      <Button variant="outline" size="sm" busy={download.isPending} onClick={() => download.mutate()}>
        {download.isPending ? null : <Download aria-hidden="true" />}
        <Trans>PDF</Trans>
      </Button>
      {download.error ? (
        <p role="alert" className="text-danger text-sm">
          {textOf(download.error)}
        </p>
      ) : null}
    </div>
  );
}
