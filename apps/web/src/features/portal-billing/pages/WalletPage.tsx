import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { FundList } from '#components/credit/FundList.tsx';
import { MovementList } from '#components/credit/MovementList.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { Section } from '#components/Section.tsx';
import { useClientId } from '#hooks/use-client-id.ts';
import { useCan } from '#lib/auth/session.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { TopUp } from '../components/TopUp.tsx';

type Wallet = RouterOutputs['billing']['wallet'];

/** The credit of the account: what there is of it and until when, buying more, and what became of it. */
export function WalletPage() {
  const clientId = useClientId();
  const query = useQuery(trpc.billing.wallet.queryOptions({ clientId }));
  const wallet = query.data;
  const mayPay = useCan()('invoice:pay');
  return (
    <>
      <PageHeader
        title={<Trans>Credit</Trans>}
        description={wallet ? <Use wallet={wallet} /> : undefined}
        actions={wallet?.topUp && mayPay ? <TopUp limits={wallet.topUp} /> : undefined}
      />
      <div className="flex flex-col gap-4">
        <Section
          flush
          title={<Trans>What you can spend</Trans>}
          actions={wallet ? <Totals wallet={wallet} /> : undefined}
        >
          <FundList query={query} />
        </Section>
        <Section flush title={<Trans>History</Trans>}>
          <MovementList clientId={clientId} area="portal" />
        </Section>
      </div>
    </>
  );
}

function Use({ wallet }: { wallet: Wallet }) {
  if (wallet.paysInvoices)
    return <Trans>New invoices are paid from your credit by themselves, as far as it goes.</Trans>;
  return <Trans>You can use it when you pay an invoice.</Trans>;
}

/** The sum in each currency. */
function Totals({ wallet }: { wallet: Wallet }) {
  const sums = [...Map.groupBy(wallet.funds, ({ left }) => left.currency)].map(([currency, funds]) => ({
    currency,
    amountMinor: funds.reduce((sum, { left }) => sum + BigInt(left.amountMinor), 0n).toString(),
  }));
  const shown = sums.length > 0 ? sums : [{ currency: wallet.currency, amountMinor: '0' }];
  return (
    <p className="flex gap-4 font-semibold text-xl">
      {shown.map((sum) => (
        <MoneyText key={sum.currency} {...sum} />
      ))}
    </p>
  );
}
