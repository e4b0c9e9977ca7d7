import type { ChartPoint } from '#components/chart/Chart.tsx';
import { useMonthName } from '#hooks/use-month-name.ts';

/** Months as the points of a chart. */
export function useMonthPoints(): (months: readonly string[]) => ChartPoint[] {
  const monthName = useMonthName();
  return (months) =>
    months.map((month) => ({ key: month, label: monthName(month, 'short'), title: monthName(month, 'long') }));
}
