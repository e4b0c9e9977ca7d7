import { useLingui } from '@lingui/react';
import { useSession } from '../auth/session.ts';
import { type DateStyle, formatDate } from './date.ts';
import { formatMoney, formatShortMoney } from './money.ts';
import { formatBytes, formatNumber } from './number.ts';

export interface Format {
  locale: string;
  money: (amountMinor: string, currency: string) => string;
  /** For the axis of a chart. */
  shortMoney: (amountMinor: string, currency: string) => string;
  date: (value: string, style?: DateStyle) => string;
  number: (value: number, options?: Intl.NumberFormatOptions) => string;
  /** A share as the API tells it: `0.0250` is 2.5 %. */
  percent: (share: string) => string;
  bytes: (value: number) => string;
}

/** Formats in the active language and the tenant's time zone (the browser's for a visitor). */
export function useFormat(): Format {
  const locale = useLingui().i18n.locale;
  const timeZone = useSession()?.tenant.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return {
    locale,
    money: (amountMinor, currency) => formatMoney(amountMinor, currency, locale),
    shortMoney: (amountMinor, currency) => formatShortMoney(amountMinor, currency, locale),
    date: (value, style = 'date') => formatDate(value, { locale, timeZone, style }),
    number: (value, options) => formatNumber(value, locale, options),
    percent: (share) => formatNumber(Number.parseFloat(share), locale, { style: 'percent', maximumFractionDigits: 1 }),
    bytes: (value) => formatBytes(value, locale),
  };
}
