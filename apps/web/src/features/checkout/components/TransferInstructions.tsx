import { Trans, useLingui } from '@lingui/react/macro';
import { CopyId } from '#components/CopyId.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { Card } from '#components/ui/card.tsx';
import type { OrderProgress } from '../hooks/use-order.ts';

type Payment = NonNullable<OrderProgress['payment']>;

/** Where to transfer the amount to, each part to be copied. */
export function TransferInstructions({ payment, isInvoice }: { payment: Payment; isInvoice: boolean }) {
  const { t } = useLingui();
  const known: Record<string, string> = {
    account_holder: t`Account holder`,
    iban: t`IBAN`,
    bic: t`BIC`,
    bank_name: t`Bank`,
    account_number: t`Account number`,
    reference: t`Reference`,
    note: t`Note`,
  };
  return (
    <Card className="gap-4 p-5">
      <div>
        <h2 className="font-semibold text-base">
          <Trans>Transfer this amount</Trans>
        </h2>
        <p className="text-muted-foreground">
          {isInvoice ? (
            <Trans>It may take a banking day or two until the money has arrived.</Trans>
          ) : (
            <Trans>Everything is set up as soon as the money has arrived. We mail you then.</Trans>
          )}
        </p>
      </div>
      <dl className="grid gap-x-6 gap-y-3 text-sm sm:grid-cols-[auto_minmax(0,1fr)]">
        <dt className="text-muted-foreground">
          <Trans>Amount</Trans>
        </dt>
        <dd>
          <MoneyText {...payment.amount} className="font-semibold text-lg" />
        </dd>
        {(payment.instructions ?? []).map(({ key, value }) => (
          <div key={key} className="contents">
            <dt className="text-muted-foreground">{known[key] ?? key}</dt>
            <dd className="min-w-0">
              <CopyId value={value} />
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
