import { cn } from '#lib/cn.ts';
import { Columns } from './Columns.tsx';
import { Line } from './Line.tsx';
import { scaleOf } from './scale.ts';
import { stackOf } from './stack.ts';

export type Tone = 'primary' | 'success' | 'info' | 'warning' | 'danger';

export interface ChartSeries {
  id: string;
  label: string;
  tone: Tone;
  /** Whole numbers as text, one per point: minor units or counts. */
  values: readonly string[];
}

export interface ChartPoint {
  key: string;
  /** Below the drawing; short. */
  label: string;
  /** On hover. */
  title: string;
}

export interface ChartProps {
  /** Says what is drawn; the table beside the chart has the figures. */
  label: string;
  kind: 'bars' | 'line';
  points: readonly ChartPoint[];
  /** Several series of bars are stacked. */
  series: readonly ChartSeries[];
  /** A value in words. */
  format: (value: string) => string;
  /** A value on the axis, short; as `format` without it. */
  axis?: (value: string) => string;
}

const LEGEND: Readonly<Record<Tone, string>> = {
  primary: 'bg-primary',
  success: 'bg-success',
  info: 'bg-info',
  warning: 'bg-warning',
  danger: 'bg-danger',
};

/** A chart drawn by hand: a library would weigh more than the rest of the page. Figures belong into a table beside it. */
export function Chart({ label, kind, points, series, format, axis = format }: ChartProps) {
  const values = series.map((one) => one.values.map((value) => BigInt(value)));
  const stacks = points.map((_, at) => stackOf(values.map((of) => of[at] ?? 0n)));
  const extremes = kind === 'bars' ? stacks.flat().map((piece) => piece.to) : values.flat();
  const scale = scaleOf(extremes);
  const titles = points.map((point, at) =>
    [point.title, ...series.map((one) => `${one.label}: ${format(one.values[at] ?? '0')}`)].join('\n'),
  );
  return (
    <figure className="flex flex-col gap-2">
      <div className="flex gap-2">
        <Axis ticks={scale.ticks.map(axis)} />
        <svg
          role="img"
          aria-label={label}
          viewBox={`0 0 ${Math.max(points.length, 1)} 100`}
          preserveAspectRatio="none"
          className="h-52 min-w-0 flex-1 overflow-visible rtl:-scale-x-100"
        >
          <Grid ticks={scale.ticks} y={scale.y} width={points.length} />
          {kind === 'bars' ? (
            <Columns stacks={stacks} tones={series.map((one) => one.tone)} titles={titles} y={scale.y} />
          ) : (
            <Line values={values} tones={series.map((one) => one.tone)} titles={titles} y={scale.y} />
          )}
        </svg>
      </div>
      <div aria-hidden="true" className="flex gap-2">
        <Axis ticks={scale.ticks.map(axis)} className="invisible h-0" />
        <PointLabels points={points} />
      </div>
      {series.length > 1 ? <Legend series={series} /> : null}
    </figure>
  );
}

function Axis({ ticks, className }: { ticks: readonly string[]; className?: string }) {
  return (
    <div
      aria-hidden="true"
      className={cn(
        'num flex shrink-0 flex-col justify-between text-end text-muted-foreground text-xs',
        className ?? '-my-2 h-56',
      )}
    >
      {ticks.map((tick) => (
        <bdi key={tick} className="h-4 whitespace-nowrap leading-4">
          {tick}
        </bdi>
      ))}
    </div>
  );
}

function Grid({ ticks, y, width }: { ticks: readonly string[]; y: (value: bigint) => number; width: number }) {
  return ticks.map((tick) => (
    <line
      key={tick}
      x1={0}
      x2={Math.max(width, 1)}
      y1={y(BigInt(tick))}
      y2={y(BigInt(tick))}
      vectorEffect="non-scaling-stroke"
      className={tick === '0' ? 'stroke-muted-foreground' : 'stroke-border'}
    />
  ));
}

/** On a phone every second or third name, so that none runs into the next. */
function PointLabels({ points }: { points: readonly ChartPoint[] }) {
  const every = Math.ceil(points.length / 12);
  const small = Math.ceil(points.length / 6);
  return (
    <div className="flex min-w-0 flex-1 text-center text-muted-foreground text-xs">
      {points.map((point, at) => (
        <span
          key={point.key}
          className={cn('min-w-0 flex-1', at % every > 0 && 'invisible', at % small > 0 && 'max-sm:invisible')}
        >
          <span className="inline-block whitespace-nowrap">{point.label}</span>
        </span>
      ))}
    </div>
  );
}

function Legend({ series }: { series: readonly ChartSeries[] }) {
  return (
    <figcaption className="flex flex-wrap gap-x-4 gap-y-1 text-muted-foreground text-xs">
      {series.map((one) => (
        <span key={one.id} className="flex items-center gap-1.5">
          <span aria-hidden="true" className={cn('size-2.5 rounded-sm', LEGEND[one.tone])} />
          {one.label}
        </span>
      ))}
    </figcaption>
  );
}
