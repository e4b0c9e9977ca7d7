import { Trans } from '@lingui/react/macro';
import { ScrollTable } from '#components/ScrollTable.tsx';
import { TableCell, TableHead, TableRow } from '#components/ui/table.tsx';
import { useMonthName } from '#hooks/use-month-name.ts';
import { cn } from '#lib/cn.ts';
import { useFormat } from '#lib/format/use-format.ts';
import type { RouterOutputs } from '#lib/trpc.ts';

export type Cohort = RouterOutputs['reports']['cohorts']['currencies'][number]['cohorts'][number];
type At = Cohort['months'][number];

interface CohortTableProps {
  label: string;
  cohorts: readonly Cohort[];
  of: 'clients' | 'revenue';
  currency?: string;
}

/** Tints by how much is left; the figure itself stands in the cell. */
const TINTS = ['', 'bg-primary/5', 'bg-primary/10', 'bg-primary/15', 'bg-primary/20', 'bg-primary/25'] as const;

/** A row per cohort and a column per month since: the more is left, the stronger the tint. */
export function CohortTable({ label, cohorts, of, currency }: CohortTableProps) {
  const monthName = useMonthName();
  const format = useFormat();
  const ages = cohorts.reduce<readonly At[]>((most, { months }) => (months.length > most.length ? months : most), []);
  return (
    <ScrollTable label={label}>
      <thead>
        <tr>
          <TableHead scope="col" className="sticky start-0">
            <Trans>First payment</Trans>
          </TableHead>
          <TableHead scope="col" className="text-end">
            <Trans>Clients</Trans>
          </TableHead>
          {ages.map(({ age }) => (
            <TableHead key={age} scope="col" className="text-end">
              {format.number(age)}
            </TableHead>
          ))}
        </tr>
      </thead>
      <tbody>
        {cohorts.map((cohort) => (
          <TableRow key={cohort.cohort}>
            <TableCell className="sticky start-0 whitespace-nowrap bg-card">
              {monthName(cohort.cohort, 'long')}
            </TableCell>
            <TableCell className="num text-end">{format.number(cohort.size)}</TableCell>
            {cohort.months.map((at) => (
              <KeptCell key={at.age} at={at} of={of} currency={currency} />
            ))}
          </TableRow>
        ))}
      </tbody>
    </ScrollTable>
  );
}

function KeptCell({ at, of, currency }: { at: At; of: CohortTableProps['of']; currency: string | undefined }) {
  const format = useFormat();
  const share = of === 'clients' ? at.clientsKept : at.revenueKept;
  const exact = currency === undefined ? format.number(at.clients) : format.money(at.recurringMinor, currency);
  const strength = share === null ? 0 : Math.min(Math.ceil(Number.parseFloat(share) * 5), 5);
  return (
    <TableCell title={exact} className={cn('num text-end', TINTS[strength])}>
      {share === null ? '–' : format.percent(share)}
    </TableCell>
  );
}
