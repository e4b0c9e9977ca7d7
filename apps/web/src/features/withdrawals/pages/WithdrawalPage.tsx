import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { DateText } from '#components/DateText.tsx';
import { Facts } from '#components/Facts.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { ObjectPage } from '#components/ObjectPage.tsx';
import { Section } from '#components/Section.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { useParam } from '#lib/routing/use-params.ts';
import { trpc } from '#lib/trpc.ts';
import { Decision } from '../components/Decision.tsx';
import type { Withdrawal } from '../lib/withdrawal.ts';

export function WithdrawalPage() {
  const withdrawalId = useParam('id');
  const [orderNumber, setOrderNumber] = useState<string>();
  const of = orderNumber === undefined ? { withdrawalId } : { withdrawalId, orderNumber };
  const query = useQuery(trpc.withdrawals.get.queryOptions(of));
  return (
    <ObjectPage
      query={query}
      header={(withdrawal) => ({
        title: (
          <Trans>
            Withdrawal <bdi>{withdrawal.reference}</bdi>
          </Trans>
        ),
        badge: <StatusBadge status={withdrawal.status} />,
        crumbs: [
          {
            key: 'list',
            content: (
              <Link to="/admin/withdrawals">
                <Trans>Withdrawals</Trans>
              </Link>
            ),
          },
          { key: 'this', content: <bdi>{withdrawal.reference}</bdi> },
        ],
      })}
      tabs={(withdrawal) => [
        {
          value: 'withdrawal',
          label: '',
          content: (
            <div className="flex flex-col gap-4">
              <Declaration withdrawal={withdrawal} />
              {withdrawal.status === 'received' ? (
                <Decision withdrawal={withdrawal} orderNumber={orderNumber} onOrderNumber={setOrderNumber} />
              ) : (
                <Outcome withdrawal={withdrawal} />
              )}
            </div>
          ),
        },
      ]}
    />
  );
}

function Declaration({ withdrawal }: { withdrawal: Withdrawal }) {
  const { name, email, contract, remark, receivedAt, isByClient } = withdrawal;
  return (
    <Section title={<Trans>What was declared</Trans>}>
      <Facts
        facts={[
          { key: 'contract', label: <Trans>Contract</Trans>, value: <bdi>{contract}</bdi> },
          { key: 'name', label: <Trans>Name</Trans>, value: <bdi>{name}</bdi> },
          { key: 'email', label: <Trans>E-mail</Trans>, value: <bdi>{email}</bdi> },
          { key: 'remark', label: <Trans>Remark</Trans>, value: remark && <bdi>{remark}</bdi> },
          { key: 'at', label: <Trans>Received</Trans>, value: <DateText value={receivedAt} style="datetime" /> },
          {
            key: 'how',
            label: <Trans>How</Trans>,
            value: isByClient ? <Trans>Logged in</Trans> : <Trans>Without login: check who it is</Trans>,
          },
        ]}
      />
    </Section>
  );
}

function Outcome({ withdrawal }: { withdrawal: Withdrawal }) {
  const { refunded, credited, refusal, decidedAt, decidedByName } = withdrawal;
  return (
    <Section title={<Trans>Decision</Trans>}>
      <Facts
        facts={[
          { key: 'reason', label: <Trans>Refused because</Trans>, value: refusal },
          { key: 'refunded', label: <Trans>Paid back</Trans>, value: refunded && <MoneyText {...refunded} /> },
          { key: 'credited', label: <Trans>Became credit</Trans>, value: credited && <MoneyText {...credited} /> },
          {
            key: 'at',
            label: <Trans>Decided</Trans>,
            value: decidedAt && <DateText value={decidedAt} style="datetime" />,
          },
          {
            key: 'by',
            label: <Trans>By</Trans>,
            value: decidedByName === null ? <Trans>The system</Trans> : <bdi>{decidedByName}</bdi>,
          },
        ]}
      />
    </Section>
  );
}
