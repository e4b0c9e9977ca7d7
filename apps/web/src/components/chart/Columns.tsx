import type { Tone } from './Chart.tsx';
import type { Piece } from './stack.ts';

const FILL: Readonly<Record<Tone, string>> = {
  primary: 'fill-primary',
  success: 'fill-success',
  info: 'fill-info',
  warning: 'fill-warning',
  danger: 'fill-danger',
};

const GAP = 0.18;

interface ColumnsProps {
  stacks: readonly (readonly Piece[])[];
  tones: readonly Tone[];
  titles: readonly string[];
  y: (value: bigint) => number;
}

/** One bar per point, its parts on top of each other. */
export function Columns({ stacks, tones, titles, y }: ColumnsProps) {
  return stacks.map((pieces, at) => (
    <g key={titles[at]} className="group">
      <title>{titles[at]}</title>
      <rect x={at} y={0} width={1} height={100} className="fill-transparent group-hover:fill-accent/60" />
      {pieces.map(({ series, from, to }) => {
        const [top, bottom] = from < to ? [y(to), y(from)] : [y(from), y(to)];
        return (
          <rect
            key={series}
            x={at + GAP}
            y={top}
            width={1 - 2 * GAP}
            height={bottom - top}
            className={FILL[tones[series] ?? 'primary']}
          />
        );
      })}
    </g>
  ));
}
