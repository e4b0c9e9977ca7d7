import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReportSearch, reportSearch } from '../lib/search.ts';

/** What the address says of a report, and a way to change it; an empty value takes a part out. */
export function useReportSearch(): { search: ReportSearch; set: (patch: Record<string, string>) => void } {
  const raw: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const search = reportSearch(raw);
  return {
    search,
    set: (patch) =>
      void navigate({ to: '.', search: reportSearch({ ...raw, ...patch }), replace: true, resetScroll: false }),
  };
}

/** The period of the address, as the API takes it. */
export function periodInput({ from, to }: ReportSearch): { from?: string; to?: string } {
  return from === undefined || to === undefined ? {} : { from, to };
}

/** The day of the address, as the API takes it. */
export const dayInput = ({ on }: ReportSearch): { on?: string } => (on === undefined ? {} : { on });

/** The number of months of the address, as the API takes it. */
export const monthsInput = ({ months }: ReportSearch): { months: number } => ({ months: months ?? 12 });
