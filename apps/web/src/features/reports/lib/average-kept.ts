interface Cohort {
  size: number;
  months: readonly { age: number; clients: number }[];
}

/**
 * Of all clients whose cohort is old enough, how many are left after so many months, as shares in hundredths of a percent:
 * one per age from 0 on, while there is a cohort of that age.
 */
export function averageKept(cohorts: readonly Cohort[]): string[] {
  const oldest = cohorts.reduce((most, { months }) => Math.max(most, months.length), 0);
  return Array.from({ length: oldest }, (_, age) => {
    const old = cohorts.filter(({ months }) => months.length > age);
    const clients = old.reduce((sum, { size }) => sum + size, 0);
    const left = old.reduce((sum, { months }) => sum + (months[age]?.clients ?? 0), 0);
    return String(clients === 0 ? 0 : Math.round((left * 10_000) / clients));
  });
}
