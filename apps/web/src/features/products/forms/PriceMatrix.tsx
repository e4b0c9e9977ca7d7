import { Trans, useLingui } from '@lingui/react/macro';
import { BILLING_CYCLES } from '@panel1/shared-types/states';
import { Controller, useFormContext } from 'react-hook-form';
import { useField } from '#components/form/use-field.ts';
import { MoneyInput } from '#components/MoneyInput.tsx';
import { ScrollTable } from '#components/ScrollTable.tsx';
import { Card } from '#components/ui/card.tsx';
import { TableCell, TableHead, TableRow } from '#components/ui/table.tsx';
import { CYCLES } from '#lib/cycles.ts';

export interface PriceMatrixProps {
  /** Path of the matrix in the form: `prices`, `options.0.choices.1.prices`. */
  name: string;
  currencies: readonly string[];
}

/** Prices and set-up fees: a row for each period, a column for each currency. Empty is not for sale, zero is free. */
export function PriceMatrix({ name, currencies }: PriceMatrixProps) {
  const { t, i18n } = useLingui();
  return (
    <Card>
      <ScrollTable label={t`Prices`}>
        <thead>
          <tr>
            <TableHead>
              <Trans>Period</Trans>
            </TableHead>
            {currencies.map((currency) => (
              <TableHead key={currency}>
                <Trans>Price and set-up, {currency}</Trans>
              </TableHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {BILLING_CYCLES.map((cycle) => (
            <TableRow key={cycle}>
              <TableCell className="whitespace-nowrap">{i18n._(CYCLES[cycle].name)}</TableCell>
              {currencies.map((currency) => {
                const cell = `${name}.${cycle}.${currency}`;
                const of = `${i18n._(CYCLES[cycle].name)}, ${currency}`;
                return (
                  <TableCell key={currency}>
                    <div className="grid min-w-64 grid-cols-2 gap-2">
                      <MoneyCell name={`${cell}.priceMinor`} currency={currency} label={t`Price, ${of}`} />
                      <MoneyCell name={`${cell}.setupMinor`} currency={currency} label={t`Set-up fee, ${of}`} />
                    </div>
                  </TableCell>
                );
              })}
            </TableRow>
          ))}
        </tbody>
      </ScrollTable>
      <p className="border-t px-3 py-2 text-muted-foreground text-sm">
        <Trans>An empty price means: not sold for this period. Zero means: free.</Trans>
      </p>
    </Card>
  );
}

function MoneyCell({ name, currency, label }: { name: string; currency: string; label: string }) {
  const { control } = useFormContext();
  const field = useField(name, false);
  return (
    <Controller
      control={control}
      name={name}
      render={({ field: { value, onChange, onBlur, ref } }) => (
        <MoneyInput
          ref={ref}
          aria-label={label}
          aria-invalid={field.error !== undefined}
          title={field.error}
          value={typeof value === 'string' ? value : ''}
          currency={currency}
          onValueChange={onChange}
          onBlur={onBlur}
        />
      )}
    />
  );
}
