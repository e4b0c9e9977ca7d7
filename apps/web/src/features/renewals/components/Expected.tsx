import { Trans, useLingui } from '@lingui/react/macro';
import { MoneyText } from '#components/MoneyText.tsx';
import { ScrollTable } from '#components/ScrollTable.tsx';
import { Section } from '#components/Section.tsx';
import { TableCell, TableHead, TableRow } from '#components/ui/table.tsx';
import { useFormat } from '#lib/format/use-format.ts';
import type { Stop } from '../lib/stop.ts';

type Renewals = Stop['figures'][number]['found'];

/** The day as it was expected the evening before, beside what it would bill, in each currency. */
export function Expected({ stop }: { stop: Stop }) {
  const { t } = useLingui();
  if (stop.figures.length === 0) return null;
  return (
    <Section title={<Trans>Expected and found</Trans>} flush>
      <ScrollTable label={t`Expected and found`}>
        <thead>
          <tr>
            <TableHead>{t`Currency`}</TableHead>
            <TableHead className="text-end">{t`Expected`}</TableHead>
            <TableHead className="text-end">{t`Found`}</TableHead>
          </tr>
        </thead>
        <tbody>
          {stop.figures.map(({ currency, predicted, found }) => (
            <TableRow key={currency}>
              <TableCell>{currency}</TableCell>
              <Figures renewals={predicted} currency={currency} />
              <Figures renewals={found} currency={currency} />
            </TableRow>
          ))}
        </tbody>
      </ScrollTable>
      <p className="px-4 py-2 text-muted-foreground text-xs">
        <Trans>Renewals, and the price of one period of each together, before tax.</Trans>
      </p>
    </Section>
  );
}

function Figures({ renewals: { count, amountMinor }, currency }: { renewals: Renewals; currency: string }) {
  const format = useFormat();
  return (
    <TableCell className="text-end">
      <span className="num block font-medium">{format.number(count)}</span>
      <span className="block text-muted-foreground text-xs">
        <MoneyText amountMinor={amountMinor} currency={currency} />
      </span>
    </TableCell>
  );
}
