import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { DateText } from '#components/DateText.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { ScrollTable } from '#components/ScrollTable.tsx';
import { Section } from '#components/Section.tsx';
import { TableCell, TableHead, TableRow } from '#components/ui/table.tsx';
import { useFormat } from '#lib/format/use-format.ts';
import { dayBefore } from '../lib/day-before.ts';
import type { Invoice } from '../lib/invoice.ts';

/** Lines, tax and sums as they stand on the document. */
export function InvoiceLines({ invoice }: { invoice: Invoice }) {
  const { t } = useLingui();
  return (
    <Section flush title={<Trans>Lines</Trans>}>
      <ScrollTable label={t`Lines`}>
        <thead>
          <tr>
            <TableHead>{t`Description`}</TableHead>
            <TableHead className="text-end">{t`Quantity`}</TableHead>
            <TableHead className="text-end max-sm:hidden">{t`Tax`}</TableHead>
            <TableHead className="text-end">{invoice.isTaxInclusive ? t`Total` : t`Net`}</TableHead>
          </tr>
        </thead>
        <tbody>
          {invoice.lines.map((line) => (
            <Line key={line.id} line={line} isInclusive={invoice.isTaxInclusive} />
          ))}
        </tbody>
      </ScrollTable>
      <Sums invoice={invoice} />
    </Section>
  );
}

function Line({ line, isInclusive }: { line: Invoice['lines'][number]; isInclusive: boolean }) {
  const format = useFormat();
  return (
    <TableRow>
      <TableCell className="min-w-44">
        <bdi>{line.description}</bdi>
        {line.periodStart && line.periodEnd ? (
          <p className="text-muted-foreground text-xs">
            <Trans>
              <DateText value={line.periodStart} /> to <DateText value={dayBefore(line.periodEnd)} />
            </Trans>
          </p>
        ) : null}
      </TableCell>
      <TableCell className="num text-end">
        {format.number(Number(line.quantity), { maximumFractionDigits: 6 })}
      </TableCell>
      <TableCell className="text-end text-muted-foreground max-sm:hidden">
        {line.taxRate === null ? '–' : <TaxRate name={line.taxName} rate={line.taxRate} />}
      </TableCell>
      <TableCell className="text-end">
        <MoneyText {...(isInclusive ? line.total : line.net)} />
      </TableCell>
    </TableRow>
  );
}

function TaxRate({ name, rate }: { name: string | null; rate: string }) {
  const format = useFormat();
  return (
    <bdi>
      {name} {format.number(Number(rate), { style: 'percent', maximumFractionDigits: 3 })}
    </bdi>
  );
}

function Sums({ invoice }: { invoice: Invoice }) {
  return (
    <dl className="flex flex-col gap-1.5 border-t px-4 py-3 text-sm">
      <Sum label={<Trans>Net</Trans>} amount={invoice.net} />
      {invoice.taxes.map((tax) => (
        <Sum key={`${tax.name} ${tax.rate}`} label={<TaxRate name={tax.name} rate={tax.rate} />} amount={tax.tax} />
      ))}
      <Sum label={<Trans>Total</Trans>} amount={invoice.total} strong />
      {invoice.paid.amountMinor === '0' ? null : <Sum label={<Trans>Paid</Trans>} amount={invoice.paid} />}
      {invoice.status === 'issued' && invoice.paid.amountMinor !== '0' ? (
        <Sum label={<Trans>Open</Trans>} amount={invoice.due} strong />
      ) : null}
    </dl>
  );
}

function Sum({ label, amount, strong = false }: { label: ReactNode; amount: Invoice['total']; strong?: boolean }) {
  return (
    <div className={`flex justify-end gap-6 ${strong ? 'font-semibold' : 'text-muted-foreground'}`}>
      <dt>{label}</dt>
      <dd className="min-w-28 text-end">
        <MoneyText {...amount} />
      </dd>
    </div>
  );
}
