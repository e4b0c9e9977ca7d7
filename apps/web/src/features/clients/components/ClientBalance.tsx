import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { MoneyText } from '#components/MoneyText.tsx';
import { Section } from '#components/Section.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';

type Balances = RouterOutputs['billing']['balance']['balances'];

/** What a client owes, is late with, and has as credit; per currency. */
export function ClientBalance({ client }: { client: RouterOutputs['clients']['get'] }) {
  const { data } = useQuery(trpc.billing.balance.queryOptions({ clientId: client.clientId }));
  const none: Balances = [{ currency: client.currency, dueMinor: '0', overdueMinor: '0', creditMinor: '0' }];
  const balances = data && (data.balances.length > 0 ? data.balances : none);
  return (
    <Section title={<Trans>Balance</Trans>}>
      {balances === undefined ? (
        <Skeleton className="h-12" />
      ) : (
        balances.map((one) => <Sums key={one.currency} balance={one} />)
      )}
    </Section>
  );
}

function Sums({ balance }: { balance: Balances[number] }) {
  const { currency } = balance;
  return (
    <dl className="grid grid-cols-2 gap-4 not-last:mb-4 sm:grid-cols-3">
      <Sum label={<Trans>To be paid</Trans>} amountMinor={balance.dueMinor} currency={currency} />
      <Sum
        label={<Trans>Overdue</Trans>}
        amountMinor={balance.overdueMinor}
        currency={currency}
        tone={balance.overdueMinor === '0' ? '' : 'text-danger'}
      />
      <Sum label={<Trans>Credit</Trans>} amountMinor={balance.creditMinor} currency={currency} />
    </dl>
  );
}

interface SumProps {
  label: ReactNode;
  amountMinor: string;
  currency: string;
  tone?: string;
}

function Sum({ label, tone = '', ...amount }: SumProps) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-muted-foreground text-xs">{label}</dt>
      <dd className="font-semibold text-lg">
        <MoneyText {...amount} className={tone} />
      </dd>
    </div>
  );
}
