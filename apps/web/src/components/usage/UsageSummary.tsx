import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { DateText } from '#components/DateText.tsx';
import { Facts } from '#components/Facts.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { Section } from '#components/Section.tsx';
import { useCan } from '#lib/auth/session.ts';
import { dayBefore } from '#lib/format/day-before.ts';
import { trpc } from '#lib/trpc.ts';

export interface UsageSummaryProps {
  subscriptionId: string;
  area: 'admin' | 'portal';
}

/** What the usage of the period costs so far, with the way to all of it; nothing where nothing is measured. */
export function UsageSummary({ subscriptionId, area }: UsageSummaryProps) {
  const isAllowed = useCan()('usage:read');
  const { data } = useQuery({ ...trpc.usage.overview.queryOptions({ subscriptionId }), enabled: isAllowed });
  if (!data?.isMeasured) return null;
  const { current, cap } = data;
  return (
    <Section
      title={<Trans>Metered usage</Trans>}
      actions={
        <Link
          to={area === 'admin' ? `/admin/usage/${subscriptionId}` : `/portal/usage/${subscriptionId}`}
          className="text-primary text-sm hover:underline"
        >
          <Trans>See usage</Trans>
        </Link>
      }
    >
      {current === null ? (
        <p className="text-muted-foreground text-sm">
          <Trans>Nothing is measured at the moment.</Trans>
        </p>
      ) : (
        <Facts
          facts={[
            { key: 'cost', label: <Trans>So far</Trans>, value: <MoneyText {...current.cost} /> },
            { key: 'forecast', label: <Trans>Expected</Trans>, value: <MoneyText {...current.forecast} /> },
            { key: 'cap', label: <Trans>Spend cap</Trans>, value: cap && <MoneyText {...cap.amount} /> },
            {
              key: 'until',
              label: <Trans>Period until</Trans>,
              value: <DateText value={dayBefore(current.period.end)} />,
            },
          ]}
        />
      )}
    </Section>
  );
}
