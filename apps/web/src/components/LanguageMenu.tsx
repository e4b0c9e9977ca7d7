import { useLingui } from '@lingui/react/macro';
import { activateLocale } from '#lib/i18n/activate.ts';
import { bestLocale, LOCALES } from '#lib/i18n/locales.ts';
import { NativeSelect } from './ui/native-select.tsx';

/** Changes the language at once, without a reload, and remembers it in this browser. */
export function LanguageMenu() {
  const { t, i18n } = useLingui();
  return (
    <NativeSelect
      className="max-w-28"
      aria-label={t`Language`}
      value={i18n.locale}
      onChange={(event) => void activateLocale(bestLocale([event.target.value]), { remember: true })}
    >
      {LOCALES.map((locale) => (
        <option key={locale.code} value={locale.code} lang={locale.code}>
          {locale.name}
        </option>
      ))}
    </NativeSelect>
  );
}
