import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Chart } from '#components/chart/Chart.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { ScrollTable } from '#components/ScrollTable.tsx';
import { Section } from '#components/Section.tsx';
import { Button } from '#components/ui/button.tsx';
import { NativeSelect } from '#components/ui/native-select.tsx';
import { TableCell, TableHead, TableRow } from '#components/ui/table.tsx';
import { useMonthName } from '#hooks/use-month-name.ts';
import { useFormat } from '#lib/format/use-format.ts';
import type { RouterOutputs } from '#lib/trpc.ts';

type Revenue = NonNullable<RouterOutputs['reporting']['dashboard']['revenue']>;

/** Revenue without tax of twelve months, one currency at a time; the same figures as a table. */
export function RevenueChart({ revenue, currency }: { revenue: Revenue; currency: string }) {
  const { t } = useLingui();
  const [chosen, setChosen] = useState(currency);
  const [asTable, setAsTable] = useState(false);
  const none = { currency, amounts: revenue.months.map(() => '0') };
  const series = revenue.series.find((one) => one.currency === chosen) ?? revenue.series[0] ?? none;
  return (
    <Section
      title={<Trans>Revenue without tax, 12 months</Trans>}
      flush={asTable}
      actions={
        <span className="flex items-center gap-2">
          {revenue.series.length > 1 ? (
            <NativeSelect
              aria-label={t`Currency`}
              className="w-24"
              value={series.currency}
              onChange={(event) => setChosen(event.target.value)}
            >
              {revenue.series.map((one) => (
                <option key={one.currency}>{one.currency}</option>
              ))}
            </NativeSelect>
          ) : null}
          <Button variant="ghost" size="sm" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {asTable ? <Trans>View as chart</Trans> : <Trans>View as table</Trans>}
          </Button>
        </span>
      }
    >
      {asTable ? (
        <RevenueTable months={revenue.months} series={series} />
      ) : (
        <RevenueBars months={revenue.months} series={series} />
      )}
    </Section>
  );
}

function RevenueBars({ months, series }: { months: readonly string[]; series: Revenue['series'][number] }) {
  const { t } = useLingui();
  const format = useFormat();
  const monthName = useMonthName();
  const { currency, amounts } = series;
  return (
    <Chart
      kind="bars"
      label={t`Revenue of each month. The table says it in figures.`}
      points={months.map((month) => ({
        key: month,
        label: monthName(month, 'short'),
        title: monthName(month, 'long'),
      }))}
      series={[{ id: currency, label: t`Revenue`, tone: 'primary', values: amounts }]}
      format={(value) => format.money(value, currency)}
      axis={(value) => format.shortMoney(value, currency)}
    />
  );
}

function RevenueTable({ months, series }: { months: readonly string[]; series: Revenue['series'][number] }) {
  const { t } = useLingui();
  const monthName = useMonthName();
  return (
    <ScrollTable label={t`Revenue without tax, 12 months`}>
      <thead>
        <tr>
          <TableHead>{t`Month`}</TableHead>
          <TableHead className="text-end">{t`Revenue`}</TableHead>
        </tr>
      </thead>
      <tbody>
        {months.map((month, index) => (
          <TableRow key={month}>
            <TableCell>{monthName(month, 'long')}</TableCell>
            <TableCell className="text-end">
              <MoneyText amountMinor={series.amounts[index] ?? '0'} currency={series.currency} />
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </ScrollTable>
  );
}
