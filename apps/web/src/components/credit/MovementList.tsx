import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { History } from 'lucide-react';
import { useState } from 'react';
import { FUND_KIND_TEXT, MOVEMENT_TEXT } from '#lib/credit.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { DateText } from '../DateText.tsx';
import { EmptyState } from '../EmptyState.tsx';
import { MoneyText } from '../MoneyText.tsx';
import { RowList } from '../RowList.tsx';
import { Button } from '../ui/button.tsx';

type Movement = RouterOutputs['billing']['creditMovements']['rows'][number];

/** Where the documents of a movement are shown: in the client area or the admin area. */
export type Area = 'portal' | 'admin';

const STEP = 25;
const MOST = 200;

/** What came into a client's credit and what was spent, the latest first, each with its document. */
export function MovementList({ clientId, area }: { clientId: string; area: Area }) {
  const { t, i18n } = useLingui();
  const [limit, setLimit] = useState(STEP);
  const nameOf = (kind: string) => {
    const text = MOVEMENT_TEXT[kind];
    return text ? i18n._(text) : kind;
  };
  const query = useQuery({
    ...trpc.billing.creditMovements.queryOptions({ clientId, limit }),
    placeholderData: keepPreviousData,
  });
  const hasMore = (query.data?.total ?? 0) > limit && limit < MOST;
  return (
    <>
      <RowList
        label={t`History of the credit`}
        query={query}
        item={(row) => ({
          id: row.id,
          title: nameOf(row.kind),
          hint: <Details row={row} area={area} />,
          end: (
            <span className="flex flex-col items-end">
              <span className={row.amount.amountMinor.startsWith('-') ? '' : 'text-success'}>
                <MoneyText {...row.amount} />
              </span>
              <span className="text-muted-foreground text-xs">
                <Trans>
                  then <MoneyText {...row.balance} />
                </Trans>
              </span>
            </span>
          ),
        })}
        empty={<EmptyState icon={History} title={<Trans>Nothing has moved yet</Trans>} />}
      />
      {hasMore ? (
        <p className="border-t p-2 text-center">
          <Button
            variant="ghost"
            size="sm"
            busy={query.isFetching}
            onClick={() => setLimit(Math.min(limit + STEP, MOST))}
          >
            <Trans>Show more</Trans>
          </Button>
        </p>
      ) : null}
    </>
  );
}

function Details({ row, area }: { row: Movement; area: Area }) {
  const { i18n } = useLingui();
  const isSpent = row.amount.amountMinor.startsWith('-');
  return (
    <>
      <span className="block">
        <DateText value={row.day} />
        {isSpent ? <> · {i18n._(FUND_KIND_TEXT[row.fundKind])}</> : null}
        <Document row={row} area={area} />
      </span>
      {row.note === null ? null : <bdi className="block">{row.note}</bdi>}
    </>
  );
}

function Document({ row, area }: { row: Movement; area: Area }) {
  const link = 'relative underline underline-offset-4';
  if (row.invoice?.number)
    return (
      <>
        {' · '}
        <Link to={`/${area}/invoices/${row.invoice.id}`} className={link}>
          <Trans>Invoice {row.invoice.number}</Trans>
        </Link>
      </>
    );
  if (row.paymentId === null) return null;
  return (
    <>
      {' · '}
      <Link to={`/${area}/payments/${row.paymentId}`} className={link}>
        <Trans>Payment</Trans>
      </Link>
    </>
  );
}
