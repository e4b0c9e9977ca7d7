import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Input } from '#components/ui/input.tsx';
import { Label } from '#components/ui/label.tsx';
import { NativeSelect } from '#components/ui/native-select.tsx';
import { oneOf } from '#lib/one-of.ts';
import { neighbour, type Period, periodAround, UNITS, unitOf } from '../lib/period.ts';
import { MONTHS } from '../lib/search.ts';

interface PeriodPickerProps {
  /** What is shown now; undefined while the API has not said which month it is. */
  period: Period | undefined;
  onChange: (period: Period) => void;
}

/** Months, quarters and years with a step to either side, or any days. */
export function PeriodPicker({ period, onChange }: PeriodPickerProps) {
  const { t } = useLingui();
  const units = { month: t`Month`, quarter: t`Quarter`, year: t`Year` };
  if (period === undefined) return null;
  return (
    <>
      <Labelled label={<Trans>Period</Trans>}>
        {(id) => (
          <NativeSelect
            id={id}
            className="w-36"
            value={unitOf(period) ?? ''}
            onChange={(event) => {
              const unit = oneOf(UNITS, event.target.value);
              if (unit !== undefined) onChange(periodAround(period.from, unit));
            }}
          >
            {unitOf(period) === null ? <option value="">{t`Chosen days`}</option> : null}
            {UNITS.map((unit) => (
              <option key={unit} value={unit}>
                {units[unit]}
              </option>
            ))}
          </NativeSelect>
        )}
      </Labelled>
      <span className="flex gap-1">
        <Button
          variant="outline"
          size="icon"
          aria-label={t`Period before`}
          onClick={() => onChange(neighbour(period, -1))}
        >
          <ChevronLeft aria-hidden="true" className="rtl:-scale-x-100" />
        </Button>
        <Button
          variant="outline"
          size="icon"
          aria-label={t`Period after`}
          onClick={() => onChange(neighbour(period, 1))}
        >
          <ChevronRight aria-hidden="true" className="rtl:-scale-x-100" />
        </Button>
      </span>
      <DayPicker
        label={<Trans>From</Trans>}
        value={period.from}
        onChange={(from) => onChange({ from, to: from > period.to ? from : period.to })}
      />
      <DayPicker
        label={<Trans>To</Trans>}
        value={period.to}
        onChange={(to) => onChange({ to, from: to < period.from ? to : period.from })}
      />
    </>
  );
}

interface DayPickerProps {
  label: ReactNode;
  value: string;
  onChange: (day: string) => void;
}

/** A day; taken over when it is whole, so that typing does not ask for half a date. */
export function DayPicker({ label, value, onChange }: DayPickerProps) {
  return (
    <Labelled label={label}>
      {(id) => (
        <Input
          id={id}
          key={value}
          type="date"
          className="w-40"
          defaultValue={value}
          onBlur={(event) => {
            if (event.target.value !== '' && event.target.value !== value) onChange(event.target.value);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
          }}
        />
      )}
    </Labelled>
  );
}

export function MonthsPicker({ value, onChange }: { value: number; onChange: (months: string) => void }) {
  return (
    <Labelled label={<Trans>Months</Trans>}>
      {(id) => (
        <NativeSelect id={id} className="w-36" value={value} onChange={(event) => onChange(event.target.value)}>
          {MONTHS.map((months) => (
            <option key={months} value={months}>
              <Plural value={months} one="# month" other="# months" />
            </option>
          ))}
        </NativeSelect>
      )}
    </Labelled>
  );
}

interface CurrencyPickerProps {
  currencies: readonly string[];
  value: string | undefined;
  onChange: (currency: string) => void;
}

/** Nothing where there is one currency only: amounts of several are never added up. */
export function CurrencyPicker({ currencies, value, onChange }: CurrencyPickerProps) {
  if (currencies.length < 2) return null;
  return (
    <Labelled label={<Trans>Currency</Trans>}>
      {(id) => (
        <NativeSelect id={id} className="w-28" value={value} onChange={(event) => onChange(event.target.value)}>
          {currencies.map((currency) => (
            <option key={currency}>{currency}</option>
          ))}
        </NativeSelect>
      )}
    </Labelled>
  );
}

function Labelled({ label, children }: { label: ReactNode; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <span className="flex flex-col gap-1.5">
      <Label htmlFor={id}>{label}</Label>
      {children(id)}
    </span>
  );
}
