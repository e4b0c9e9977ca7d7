import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleCheck } from 'lucide-react';
import { DateText } from '#components/DateText.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { PayButton } from '#components/pay/PayButton.tsx';
import { byCurrency, sumOf } from '#components/pay/payable.ts';
import { usePayChoices } from '#components/pay/use-pay-choices.ts';
import { RowList } from '#components/RowList.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { Card } from '#components/ui/card.tsx';
import { useClientId } from '#hooks/use-client-id.ts';
import { useCan } from '#lib/auth/session.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';

type OpenInvoice = RouterOutputs['billing']['open']['rows'][number];

/** What is to pay: the sum in each currency with one button for all of it, and each invoice with its own. */
export function DueCard() {
  const { t } = useLingui();
  const clientId = useClientId();
  const mayPay = useCan()('invoice:pay');
  const query = useQuery(trpc.billing.open.queryOptions({ clientId }));
  const groups = byCurrency(query.data?.rows ?? []);
  const count = query.data?.rows.length ?? 0;
  return (
    <Card>
      {groups.map((invoices) => (
        <Total key={invoices[0]?.due.currency} invoices={invoices} mayPay={mayPay} />
      ))}
      <RowList
        label={t`Open invoices`}
        query={query}
        item={(invoice) => ({
          id: invoice.id,
          to: `/portal/invoices/${invoice.id}`,
          title: <Trans>Invoice {invoice.number}</Trans>,
          hint: <DueDate invoice={invoice} />,
          ...(invoice.isOverdue ? { badge: <StatusBadge status="overdue" /> } : {}),
          end: <MoneyText {...invoice.due} />,
          // With one invoice the button above it says the same.
          ...(mayPay && count > 1
            ? {
                actions: (
                  <PayButton size="sm" variant="outline" invoices={[invoice]}>
                    <Trans>
                      Pay <span className="sr-only">invoice {invoice.number}</span>
                    </Trans>
                  </PayButton>
                ),
              }
            : {}),
        })}
        empty={
          <p className="flex items-center gap-2.5 px-4 py-4 text-sm">
            <CircleCheck aria-hidden="true" className="size-5 text-success" />
            <Trans>Everything is paid</Trans>
          </p>
        }
      />
    </Card>
  );
}

function DueDate({ invoice }: { invoice: OpenInvoice }) {
  if (invoice.dueOn === null) return null;
  return (
    <Trans>
      due on <DateText value={invoice.dueOn} />
    </Trans>
  );
}

function Total({ invoices, mayPay }: { invoices: readonly OpenInvoice[]; mayPay: boolean }) {
  const total = sumOf(invoices);
  // Asked now, so that the dialog opens with the ways to pay in it.
  usePayChoices(mayPay ? total.currency : '');
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3 border-b px-4 py-4">
      <div className="min-w-0 flex-1">
        <p className="text-muted-foreground text-sm">
          <Plural value={invoices.length} one="To pay, # invoice" other="To pay, # invoices" />
        </p>
        <p className="font-semibold text-2xl">
          <MoneyText {...total} />
        </p>
      </div>
      {mayPay ? (
        <PayButton size="lg" invoices={invoices}>
          {invoices.length === 1 ? <Trans>Pay now</Trans> : <Trans>Pay all</Trans>}
        </PayButton>
      ) : (
        <Link to="/portal/invoices" className="text-sm underline underline-offset-4">
          <Trans>See invoices</Trans>
        </Link>
      )}
    </div>
  );
}
