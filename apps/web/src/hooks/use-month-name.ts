import { useLingui } from '@lingui/react';

/** Names `2026-11` in the reader's language. Months of the books are Gregorian in every language. */
export function useMonthName(): (month: string, length: 'short' | 'long') => string {
  const { locale } = useLingui().i18n;
  return (month, length) => {
    const format = new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, {
      month: length,
      ...(length === 'long' ? { year: 'numeric' } : {}),
      timeZone: 'UTC',
    });
    return format.format(new Date(`${month}-01T00:00Z`));
  };
}
