import { cn } from '#lib/cn.ts';
import type { Tone } from './Chart.tsx';

const STROKE: Readonly<Record<Tone, string>> = {
  primary: 'stroke-primary',
  success: 'stroke-success',
  info: 'stroke-info',
  warning: 'stroke-warning',
  danger: 'stroke-danger',
};

interface LineProps {
  values: readonly (readonly bigint[])[];
  tones: readonly Tone[];
  titles: readonly string[];
  y: (value: bigint) => number;
}

/** One line per series through the middle of each point; a single one has its area tinted. */
export function Line({ values, tones, titles, y }: LineProps) {
  return (
    <>
      {titles.map((title, at) => (
        <rect key={title} x={at} y={0} width={1} height={100} className="fill-transparent hover:fill-accent/60">
          <title>{title}</title>
        </rect>
      ))}
      {values.map((of, series) => {
        const corners = of.map((value, at) => `${at + 0.5},${y(value)}`).join(' ');
        const zero = y(0n);
        return (
          <g key={tones[series]} className="pointer-events-none">
            {values.length === 1 ? (
              <polygon points={`0.5,${zero} ${corners} ${of.length - 0.5},${zero}`} className="fill-primary/10" />
            ) : null}
            <polyline
              points={corners}
              fill="none"
              vectorEffect="non-scaling-stroke"
              strokeWidth={2}
              strokeLinejoin="round"
              className={cn(STROKE[tones[series] ?? 'primary'])}
            />
          </g>
        );
      })}
    </>
  );
}
