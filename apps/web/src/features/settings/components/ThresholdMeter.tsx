import { Trans, useLingui } from '@lingui/react/macro';
import { MoneyText } from '#components/MoneyText.tsx';
import type { RouterOutputs } from '#lib/trpc.ts';

/** How far this year's sales to consumers in other member states have come, against the threshold. */
export function ThresholdMeter({ overview }: { overview: RouterOutputs['tenants']['taxOverview'] }) {
  const { t } = useLingui();
  const { limitMinor, thisYearMinor, lastYearMinor } = overview.threshold;
  const [limit, sold] = [Number(limitMinor), Number(thisYearMinor)];
  const isOver = sold > limit || Number(lastYearMinor) > limit;
  const year = String(overview.year);
  const amount = (amountMinor: string) => <MoneyText amountMinor={amountMinor} currency="EUR" />;
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 text-sm">
        <span>
          <Trans>Sales to consumers in other member states in {year}</Trans>
        </span>
        <span className="num">
          <Trans>
            {amount(thisYearMinor)} of {amount(limitMinor)}
          </Trans>
        </span>
      </div>
      <meter
        aria-label={t`Share of the threshold`}
        min={0}
        max={limit}
        high={limit * 0.8}
        optimum={0}
        value={Math.min(Math.max(sold, 0), limit)}
        className="h-3 w-full"
      />
      {isOver ? (
        <p className="text-danger text-sm">
          <Trans>Over the threshold: consumers there are charged the rate of their state.</Trans>
        </p>
      ) : null}
    </div>
  );
}
