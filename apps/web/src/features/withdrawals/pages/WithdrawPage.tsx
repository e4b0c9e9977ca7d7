import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { PageHeader } from '#components/PageHeader.tsx';
import { useCan } from '#lib/auth/session.ts';
import { MyContracts } from '../components/MyContracts.tsx';
import { type Receipt, Received } from '../components/Received.tsx';
import { DeclareForm } from '../forms/DeclareForm.tsx';

/** Where consumers withdraw from a contract, in two steps; nobody has to log in. */
export function WithdrawPage() {
  const isKnown = useCan()('subscription:withdraw');
  const [receipt, setReceipt] = useState<Receipt>();
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={<Trans>Withdraw from contract</Trans>}
        description={
          <Trans>For consumers, within the days of withdrawal after an order. You need not give a reason.</Trans>
        }
      />
      {receipt ? <Received receipt={receipt} /> : null}
      {!receipt && isKnown ? <MyContracts onReceived={setReceipt} /> : null}
      {!receipt && !isKnown ? <DeclareForm onReceived={setReceipt} /> : null}
    </div>
  );
}
