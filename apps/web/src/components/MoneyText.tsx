import { cn } from '#lib/cn.ts';
import { useFormat } from '#lib/format/use-format.ts';

export interface MoneyTextProps {
  /** Whole minor units as a decimal string. */
  amountMinor: string;
  currency: string;
  /** `muted` for sums of zero or less important ones. */
  muted?: boolean;
  className?: string;
}

/** An amount: exact, tabular digits, kept together in right-to-left text. */
export function MoneyText({ amountMinor, currency, muted = false, className }: MoneyTextProps) {
  const format = useFormat();
  return (
    <bdi className={cn('num whitespace-nowrap', muted && 'text-muted-foreground', className)}>
      {format.money(amountMinor, currency)}
    </bdi>
  );
}
