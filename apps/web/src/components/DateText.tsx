import type { DateStyle } from '#lib/format/date.ts';
import { useFormat } from '#lib/format/use-format.ts';

/** A date or instant in the reader's language and the tenant's zone. Relative times tell the full time on hover. */
export function DateText({
  value,
  style = 'date',
  className,
}: {
  value: string;
  style?: DateStyle;
  className?: string;
}) {
  const format = useFormat();
  return (
    <time
      dateTime={value}
      className={className}
      title={style === 'relative' ? format.date(value, 'datetime') : undefined}
    >
      {format.date(value, style)}
    </time>
  );
}
