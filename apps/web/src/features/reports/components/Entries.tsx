import { Link } from '@tanstack/react-router';
import { MoneyText } from '#components/MoneyText.tsx';
import type { RouterOutputs } from '#lib/trpc.ts';
import { useAccountName } from '../hooks/use-account-name.ts';

type Entry = RouterOutputs['reports']['journal']['rows'][number]['entries'][number];

/** The entries of a transaction: debits first as they are booked, credits below zero. */
export function Entries({ entries }: { entries: readonly Entry[] }) {
  const accountName = useAccountName();
  return (
    <ul className="flex min-w-56 flex-col gap-0.5">
      {entries.map((entry, at) => (
        <li key={at} className="flex flex-wrap justify-between gap-x-4">
          <span>
            {accountName(entry.account)}
            {entry.invoiceId === null || entry.invoiceNumber === null ? null : (
              <>
                {' '}
                <Link
                  to="/admin/invoices/$id"
                  params={{ id: entry.invoiceId }}
                  className="text-muted-foreground underline underline-offset-4"
                >
                  <bdi>{entry.invoiceNumber}</bdi>
                </Link>
              </>
            )}
          </span>
          <MoneyText amountMinor={entry.amountMinor} currency={entry.currency} />
        </li>
      ))}
    </ul>
  );
}
