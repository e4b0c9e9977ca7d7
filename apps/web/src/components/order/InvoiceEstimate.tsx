import { useLingui } from '@lingui/react';
import { Trans, useLingui as useMacro } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { MoneyText } from '#components/MoneyText.tsx';
import { CYCLES } from '#lib/cycles.ts';
import { useFormat } from '#lib/format/use-format.ts';
import type { RouterOutputs } from '#lib/trpc.ts';

type Invoice = RouterOutputs['ordering']['preview'];

/** The first invoice of an order or a quote as it would be now, line by line. */
export function InvoiceEstimate({ invoice }: { invoice: Invoice }) {
  const { i18n } = useLingui();
  const { t } = useMacro();
  const format = useFormat();
  const kinds: Record<string, string> = { setup: t`Set-up` };
  return (
    <div className="flex flex-col gap-4">
      <ul aria-label={t`Lines`} className="divide-y text-sm">
        {invoice.lines.map((line) => (
          <li
            key={`${line.item} ${line.kind} ${line.description}`}
            className="flex items-start justify-between gap-4 py-2"
          >
            <span className="min-w-0 break-words">
              {line.quantity === '1' ? null : <span className="num">{line.quantity} × </span>}
              <bdi>{line.description}</bdi>
              <span className="block text-muted-foreground">{kinds[line.kind] ?? i18n._(CYCLES[line.cycle].name)}</span>
              {line.discount.amountMinor === '0' ? null : (
                <span className="block text-success">
                  <Trans>
                    Discount{' '}
                    <MoneyText amountMinor={`-${line.discount.amountMinor}`} currency={line.discount.currency} />
                  </Trans>
                </span>
              )}
            </span>
            <MoneyText {...line.amount} />
          </li>
        ))}
      </ul>
      <dl className="flex flex-col gap-1 border-t pt-3 text-sm">
        <Sum label={<Trans>Net</Trans>} amount={invoice.net} />
        {invoice.taxes.map((tax) => (
          <Sum
            key={`${tax.name} ${tax.rate}`}
            label={
              <bdi>
                {tax.name} {format.number(Number(tax.rate), { style: 'percent', maximumFractionDigits: 3 })}
              </bdi>
            }
            amount={tax.tax}
          />
        ))}
        <Sum label={<Trans>Total</Trans>} amount={invoice.total} strong />
      </dl>
    </div>
  );
}

function Sum({ label, amount, strong = false }: { label: ReactNode; amount: Invoice['total']; strong?: boolean }) {
  return (
    <div className={`flex justify-between gap-3 ${strong ? 'font-semibold text-base' : 'text-muted-foreground'}`}>
      <dt>{label}</dt>
      <dd>
        <MoneyText {...amount} />
      </dd>
    </div>
  );
}
