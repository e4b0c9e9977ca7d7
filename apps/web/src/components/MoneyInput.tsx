import { type ComponentProps, useState } from 'react';
import { minorToDecimal } from '#lib/format/money.ts';
import { decimalToMinor } from '#lib/format/parse-money.ts';
import { Input } from './ui/input.tsx';

/** What MoneyInput gives for a text that is no amount: no schema of an amount accepts it. */
export const INVALID_AMOUNT = 'invalid';

export interface MoneyInputProps extends Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'type'> {
  /** Whole minor units as a string; empty for none. */
  value: string;
  currency: string;
  /** A unit price: may have parts of a minor unit, which an amount never has. */
  exact?: boolean;
  /** Gets minor units, an empty string, or INVALID_AMOUNT. */
  onValueChange: (amountMinor: string) => void;
}

/** An amount typed as a decimal in the reader's own digits, kept as whole minor units; never a float. */
export function MoneyInput({ value, currency, exact = false, onValueChange, ...input }: MoneyInputProps) {
  const [typed, setTyped] = useState({ text: show(value, currency), value, currency });
  const outdated = typed.value !== value || typed.currency !== currency;
  const text = outdated ? show(value, currency) : typed.text;
  return (
    <span dir="ltr" className="relative block">
      <Input
        {...input}
        inputMode="decimal"
        autoComplete="off"
        dir="ltr"
        className="num pe-13 text-end"
        value={text}
        onChange={(event) => {
          const next = toMinor(event.target.value, currency, exact);
          setTyped({ text: event.target.value, value: next, currency });
          onValueChange(next);
        }}
        onBlur={(event) => {
          if (value !== INVALID_AMOUNT) setTyped({ text: show(value, currency), value, currency });
          input.onBlur?.(event);
        }}
      />
      <span
        aria-hidden="true"
        className="pointer-events-none absolute inset-y-0 end-2.5 flex items-center text-muted-foreground text-xs"
      >
        {currency}
      </span>
    </span>
  );
}

/** Decimals that the API takes of a unit price in minor units. */
const PRICE_PARTS = 12;

function toMinor(text: string, currency: string, exact: boolean): string {
  if (text.trim() === '') return '';
  const parsed = decimalToMinor(text, currency, { parts: exact ? PRICE_PARTS : 0 });
  return parsed.ok ? parsed.amountMinor : INVALID_AMOUNT;
}

function show(amountMinor: string, currency: string): string {
  return /^-?\d+(\.\d+)?$/.test(amountMinor) ? minorToDecimal(amountMinor, currency) : '';
}
