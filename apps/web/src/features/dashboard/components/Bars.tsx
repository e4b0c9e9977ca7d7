import { useLingui } from '@lingui/react/macro';
import { useFormat } from '#lib/format/use-format.ts';
import { useMonthName } from '../hooks/use-month-name.ts';
import { barScale } from '../lib/bars.ts';

export interface BarsProps {
  months: readonly string[];
  series: { currency: string; amounts: readonly string[] };
}

const GAP = 0.18;

/** One bar a month, drawn by hand: a chart library would weigh more than the rest of the page. */
export function Bars({ months, series }: BarsProps) {
  const { t } = useLingui();
  const format = useFormat();
  const monthName = useMonthName();
  const { bars, zeroY, top, bottom } = barScale(series.amounts);
  const money = (amountMinor: string) => format.money(amountMinor, series.currency);
  const best = money(top);
  return (
    <figure className="flex flex-col gap-1">
      <div className="flex gap-3">
        <div className="num flex h-44 flex-col justify-between text-end text-muted-foreground text-xs">
          <bdi>{best}</bdi>
          <bdi>{money(bottom)}</bdi>
        </div>
        <svg
          role="img"
          aria-label={t`Revenue of each month; the best was ${best}. The table says it in figures.`}
          viewBox={`0 0 ${months.length} 100`}
          preserveAspectRatio="none"
          className="h-44 min-w-0 flex-1 rtl:-scale-x-100"
        >
          {bars.map((bar, index) => {
            const month = months[index] ?? '';
            return (
              <g key={month} className="group">
                <title>{`${monthName(month, 'long')}: ${money(series.amounts[index] ?? '0')}`}</title>
                <rect x={index} y={0} width={1} height={100} className="fill-transparent group-hover:fill-accent" />
                <rect x={index + GAP} y={bar.y} width={1 - 2 * GAP} height={bar.height} className="fill-primary" />
              </g>
            );
          })}
          <line
            x1={0}
            x2={months.length}
            y1={zeroY}
            y2={zeroY}
            vectorEffect="non-scaling-stroke"
            className="stroke-border"
          />
        </svg>
      </div>
      <div aria-hidden="true" className="flex gap-3 text-muted-foreground text-xs">
        <span className="num invisible h-0">
          <bdi>{best}</bdi>
        </span>
        <div className="grid min-w-0 flex-1 grid-cols-12 text-center">
          {months.map((month) => (
            <span key={month} className="max-sm:odd:invisible">
              {monthName(month, 'short')}
            </span>
          ))}
        </div>
      </div>
    </figure>
  );
}
