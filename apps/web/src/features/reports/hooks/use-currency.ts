import { useSession } from '#lib/auth/session.ts';
import { useReportSearch } from './use-report-search.ts';

/** Which of a report's currencies is shown: that of the address, else the provider's own, else the first. */
export function useCurrency(currencies: readonly string[]): string | undefined {
  const { search } = useReportSearch();
  const own = useSession()?.tenant.currency;
  return [search.currency, own].find((code) => code !== undefined && currencies.includes(code)) ?? currencies[0];
}
