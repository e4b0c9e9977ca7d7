/** The last day of a period whose end is the first day after it: `dayBefore('2026-03-01')` is `2026-02-28`. */
export function dayBefore(localDate: string): string {
  const day = new Date(`${localDate}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}
