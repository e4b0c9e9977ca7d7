import { Trans, useLingui } from '@lingui/react/macro';
import { text } from '@panel1/shared-types';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import * as z from 'zod/mini';
import { type Fund, FundList } from '#components/credit/FundList.tsx';
import { MovementList } from '#components/credit/MovementList.tsx';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { TextareaField } from '#components/form/fields.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { Section } from '#components/Section.tsx';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useMoneyMutation } from '#hooks/use-money-mutation.ts';
import { useCan } from '#lib/auth/session.ts';
import { queryClient } from '#lib/query-client.ts';
import { api, type RouterOutputs, trpc } from '#lib/trpc.ts';
import { CreditSheet } from '../forms/CreditSheet.tsx';

/** A client's credit by where it came from, giving and taking back, and what became of it. */
export function ClientCredit({ client }: { client: RouterOutputs['clients']['get'] }) {
  const { clientId } = client;
  const query = useQuery(trpc.billing.wallet.queryOptions({ clientId }));
  const mayGive = useCan()('payment:record') && client.status !== 'closed';
  const [isGiving, setGiving] = useState(false);
  const [taken, setTaken] = useState<Fund>();
  return (
    <>
      <Section
        flush
        title={<Trans>Credit</Trans>}
        actions={
          mayGive ? (
            <Button size="sm" variant="outline" onClick={() => setGiving(true)}>
              <Trans>Give credit</Trans>
            </Button>
          ) : undefined
        }
      >
        <FundList
          query={query}
          actions={(fund) =>
            mayGive && fund.kind === 'granted' ? (
              <Button size="sm" variant="ghost" onClick={() => setTaken(fund)}>
                <Trans>Take back</Trans>
              </Button>
            ) : null
          }
        />
      </Section>
      <Section flush title={<Trans>History of the credit</Trans>}>
        <MovementList clientId={clientId} area="admin" />
      </Section>
      <CreditSheet open={isGiving} onOpenChange={setGiving} client={client} />
      {taken ? <RevokeSheet fund={taken} onClose={() => setTaken(undefined)} /> : null}
    </>
  );
}

const schema = z.object({ reason: text(500) });

function RevokeSheet({ fund, onClose }: { fund: Fund; onClose: () => void }) {
  const { t } = useLingui();
  const revoke = useMoneyMutation(api.billing.revokeCredit.mutate);
  return (
    <FormSheet
      open
      onOpenChange={onClose}
      title={
        <Trans>
          Take back <MoneyText {...fund.left} />
        </Trans>
      }
      description={<Trans>What is left of this credit. What the client has spent of it stays spent.</Trans>}
      schema={schema}
      defaultValues={{ reason: '' }}
      submitLabel={<Trans>Take back</Trans>}
      tone="danger"
      onSubmit={async ({ reason }) => {
        await revoke.mutateAsync({ fundId: fund.id, reason });
        await queryClient.invalidateQueries({ queryKey: trpc.billing.pathKey() });
        toast.success(t`Credit taken back`);
      }}
    >
      <TextareaField name="reason" label={t`Reason`} rows={3} />
    </FormSheet>
  );
}
