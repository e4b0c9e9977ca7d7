import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { MoneyText } from '#components/MoneyText.tsx';
import { useFormat } from '#lib/format/use-format.ts';
import type { Invoice } from '../lib/invoice.ts';

/** Net, tax by rate and total, of an invoice or of what one would come to; `children` are further sums. */
export function InvoiceSums({ of, children }: { of: Pick<Invoice, 'net' | 'taxes' | 'total'>; children?: ReactNode }) {
  return (
    <dl className="flex flex-col gap-1.5 text-sm">
      <Sum label={<Trans>Net</Trans>} amount={of.net} />
      {of.taxes.map((tax) => (
        <Sum key={`${tax.name} ${tax.rate}`} label={<TaxName name={tax.name} rate={tax.rate} />} amount={tax.tax} />
      ))}
      <Sum label={<Trans>Total</Trans>} amount={of.total} strong />
      {children}
    </dl>
  );
}

export function TaxName({ name, rate }: { name: string | null; rate: string }) {
  const format = useFormat();
  return (
    <bdi>
      {name} {format.number(Number(rate), { style: 'percent', maximumFractionDigits: 3 })}
    </bdi>
  );
}

export function Sum({
  label,
  amount,
  strong = false,
}: {
  label: ReactNode;
  amount: Invoice['total'];
  strong?: boolean;
}) {
  return (
    <div className={`flex justify-end gap-6 ${strong ? 'font-semibold' : 'text-muted-foreground'}`}>
      <dt>{label}</dt>
      <dd className="min-w-28 text-end">
        <MoneyText {...amount} />
      </dd>
    </div>
  );
}
