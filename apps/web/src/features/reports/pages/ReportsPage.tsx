import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import {
  CalendarClock,
  ChartColumn,
  DoorOpen,
  FastForward,
  Hourglass,
  Landmark,
  type LucideIcon,
  Package,
  Percent,
  TimerReset,
  Users,
} from 'lucide-react';
import { PageHeader } from '#components/PageHeader.tsx';

interface Entry {
  to: string;
  icon: LucideIcon;
  title: string;
  text: string;
}

/** All reports, each with what it answers. */
export function ReportsPage() {
  const entries = useEntries();
  return (
    <>
      <PageHeader
        title={<Trans>Reports</Trans>}
        description={<Trans>Each as table, chart and CSV, with what its figures mean.</Trans>}
      />
      <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {entries.map(({ to, icon: Icon, title, text }) => (
          <li key={to}>
            <Link
              to={to}
              className="flex h-full gap-3 rounded-lg border bg-card p-4 shadow-card transition-colors hover:border-ring/50"
            >
              <Icon aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-muted-foreground" />
              <span className="flex min-w-0 flex-col gap-0.5">
                <span className="font-medium text-sm">{title}</span>
                <span className="text-muted-foreground text-sm">{text}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

function useEntries(): Entry[] {
  const { t } = useLingui();
  return [
    {
      to: '/admin/reports/recurring',
      icon: ChartColumn,
      title: t`Recurring revenue`,
      text: t`MRR and ARR, who moved them up and down, and churn.`,
    },
    {
      to: '/admin/reports/cohorts',
      icon: Users,
      title: t`Cohorts`,
      text: t`How long clients stay, and how much of their revenue.`,
    },
    {
      to: '/admin/reports/forecast',
      icon: CalendarClock,
      title: t`Forecast of renewals`,
      text: t`What renews in the next twelve months.`,
    },
    {
      to: '/admin/reports/time-machine',
      icon: FastForward,
      title: t`Time machine`,
      text: t`Every invoice, mail and suspension of the year ahead, and the cash per month.`,
    },
    {
      to: '/admin/reports/aging',
      icon: Hourglass,
      title: t`Aging of receivables`,
      text: t`What clients owe, by how long it is overdue.`,
    },
    {
      to: '/admin/reports/products',
      icon: Package,
      title: t`Revenue by product`,
      text: t`What was invoiced in a period, product by product.`,
    },
    {
      to: '/admin/reports/cancellations',
      icon: DoorOpen,
      title: t`Reasons to leave`,
      text: t`Who left, who stayed, and why, by product.`,
    },
    {
      to: '/admin/reports/gateways',
      icon: Landmark,
      title: t`Revenue by gateway`,
      text: t`Money that came in and went back, gateway by gateway.`,
    },
    {
      to: '/admin/reports/deferred',
      icon: TimerReset,
      title: t`Deferred revenue`,
      text: t`What is invoiced for time still to come.`,
    },
    {
      to: '/admin/reports/tax',
      icon: Percent,
      title: t`Tax by country and rate`,
      text: t`Net and tax of a period, for the tax return and the one-stop shop.`,
    },
  ];
}
