import { useLingui } from '@lingui/react/macro';
import { NativeSelect } from '#components/ui/native-select.tsx';

export interface CurrencySelectProps {
  currencies: readonly string[];
  value: string;
  onChange: (currency: string) => void;
}

/** The currency of the prices; nothing where there is only one. */
export function CurrencySelect({ currencies, value, onChange }: CurrencySelectProps) {
  const { t, i18n } = useLingui();
  if (currencies.length < 2) return null;
  const names = new Intl.DisplayNames([i18n.locale], { type: 'currency' });
  return (
    <div className="w-48">
      <NativeSelect aria-label={t`Currency`} value={value} onChange={(event) => onChange(event.target.value)}>
        {currencies.map((currency) => (
          <option key={currency} value={currency}>
            {currency} · {names.of(currency)}
          </option>
        ))}
      </NativeSelect>
    </div>
  );
}
