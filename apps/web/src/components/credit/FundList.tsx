import { Trans, useLingui } from '@lingui/react/macro';
import { Wallet } from 'lucide-react';
import type { ReactNode } from 'react';
import { CREDIT_USES, creditUsesOf, FUND_KIND_TEXT } from '#lib/credit.ts';
import type { RouterOutputs } from '#lib/trpc.ts';
import { DateText } from '../DateText.tsx';
import { EmptyState } from '../EmptyState.tsx';
import { MoneyText } from '../MoneyText.tsx';
import { RowList } from '../RowList.tsx';

export type Fund = RouterOutputs['billing']['wallet']['funds'][number];

interface FundListProps {
  query: { data: RouterOutputs['billing']['wallet'] | undefined; error: unknown; refetch: () => unknown };
  actions?: (fund: Fund) => ReactNode;
}

/** Credit by where it came from, in the order in which it is spent. */
export function FundList({ query, actions }: FundListProps) {
  const { t, i18n } = useLingui();
  return (
    <RowList
      label={t`Credit`}
      query={{ ...query, data: query.data && { rows: query.data.funds } }}
      item={(fund) => ({
        id: fund.id,
        title: i18n._(FUND_KIND_TEXT[fund.kind]),
        hint: <Terms fund={fund} />,
        end: <MoneyText {...fund.left} />,
        ...(actions ? { actions: actions(fund) } : {}),
      })}
      empty={<EmptyState icon={Wallet} title={<Trans>No credit at the moment</Trans>} />}
    />
  );
}

function Terms({ fund }: { fund: Fund }) {
  const { i18n } = useLingui();
  const uses = creditUsesOf(fund.lineKinds).map((use) => i18n._(use));
  const list = new Intl.ListFormat(i18n.locale).format(uses);
  return (
    <>
      {fund.reason === null ? null : <bdi className="block">{fund.reason}</bdi>}
      {fund.expiresOn === null ? null : (
        <span className="block">
          <Trans>
            Until <DateText value={dayBefore(fund.expiresOn)} />
          </Trans>
        </span>
      )}
      {uses.length === 0 || uses.length === CREDIT_USES.length ? null : (
        <span className="block">
          <Trans>Only for: {list}</Trans>
        </span>
      )}
    </>
  );
}

/** People are told the last day on which it can be spent. */
function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}
