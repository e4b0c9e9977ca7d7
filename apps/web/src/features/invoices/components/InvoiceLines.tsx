import { Trans, useLingui } from '@lingui/react/macro';
import { DateText } from '#components/DateText.tsx';
import { WhyButton } from '#components/explain/WhyButton.tsx';
import { LineDiscounts } from '#components/LineDiscounts.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { ScrollTable } from '#components/ScrollTable.tsx';
import { Section } from '#components/Section.tsx';
import { TableCell, TableHead, TableRow } from '#components/ui/table.tsx';
import { dayBefore } from '#lib/format/day-before.ts';
import { useFormat } from '#lib/format/use-format.ts';
import type { Invoice } from '../lib/invoice.ts';
import { InvoiceSums, Sum, TaxName } from './InvoiceSums.tsx';
import { InvoiceTax } from './InvoiceTax.tsx';

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
      <div className="border-t px-4 py-3">
        <InvoiceSums of={invoice}>
          {invoice.taxExchange ? <TaxExchange of={invoice.taxExchange} /> : null}
          {invoice.credited.amountMinor === '0' ? null : (
            <Sum label={<Trans>Credited</Trans>} amount={invoice.credited} />
          )}
          {invoice.writtenOff.amountMinor === '0' ? null : (
            <Sum label={<Trans>Written off</Trans>} amount={invoice.writtenOff} />
          )}
          {invoice.paid.amountMinor === '0' ? null : <Sum label={<Trans>Paid</Trans>} amount={invoice.paid} />}
          {invoice.status !== 'issued' || invoice.disputed.amountMinor === '0' ? null : (
            <Sum label={<Trans>Disputed by the bank</Trans>} amount={invoice.disputed} />
          )}
          {invoice.status === 'issued' && invoice.due.amountMinor !== invoice.total.amountMinor ? (
            <Sum label={<Trans>Open</Trans>} amount={invoice.due} strong />
          ) : null}
        </InvoiceSums>
      </div>
      <InvoiceTax invoice={invoice} />
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
        <LineDiscounts discounts={line.discounts} /> <WhyButton of={{ lineId: line.id }} title={line.description} />
      </TableCell>
      <TableCell className="num text-end">
        {format.number(Number(line.quantity), { maximumFractionDigits: 6 })}
      </TableCell>
      <TableCell className="text-end text-muted-foreground max-sm:hidden">
        {line.taxRate === null ? '–' : <TaxName name={line.taxName} rate={line.taxRate} />}
      </TableCell>
      <TableCell className="text-end">
        <MoneyText {...(isInclusive ? line.total : line.net)} />
      </TableCell>
    </TableRow>
  );
}

/** The tax in the currency in which the provider owes it, with the rate that was frozen. */
function TaxExchange({ of }: { of: NonNullable<Invoice['taxExchange']> }) {
  const { from, rate, source, on, tax } = of;
  return (
    <>
      <Sum label={<Trans>Tax in {tax.currency}</Trans>} amount={tax} />
      <p className="text-end text-muted-foreground text-xs">
        <bdi className="num">
          1 {from} = {rate} {tax.currency}
        </bdi>
        , <bdi>{source}</bdi>, <DateText value={on} />
      </p>
    </>
  );
}
