import { Trans, useLingui } from '@lingui/react/macro';
import { text } from '@panel1/shared-types/schemas';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import * as z from 'zod/mini';
import { ConfirmDialog } from '#components/ConfirmDialog.tsx';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { TextareaField } from '#components/form/fields.tsx';
import { Section } from '#components/Section.tsx';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useCan } from '#lib/auth/session.ts';
import { trpc } from '#lib/trpc.ts';
import { OrderLookup } from '../forms/OrderLookup.tsx';
import type { Withdrawal } from '../lib/withdrawal.ts';
import { ProposalFacts } from './ProposalFacts.tsx';

interface DecisionProps {
  withdrawal: Withdrawal;
  /** The order that staff found; undefined: the one that was named. */
  orderNumber: string | undefined;
  onOrderNumber: (number: string | undefined) => void;
}

const refusal = z.object({ reason: text(500) });

/** Which contract it is, what accepting gives back, and the two answers. */
export function Decision({ withdrawal, orderNumber, onOrderNumber }: DecisionProps) {
  const { t } = useLingui();
  const [open, setOpen] = useState<'accept' | 'refuse'>();
  const queryClient = useQueryClient();
  const accept = useMutation(trpc.withdrawals.accept.mutationOptions());
  const refuse = useMutation(trpc.withdrawals.refuse.mutationOptions());
  const may = useCan()('withdrawal:decide');
  const { withdrawalId, proposal, isByClient } = withdrawal;
  const close = (isOpen: boolean) => (isOpen ? undefined : setOpen(undefined));
  const done = async (said: string) => {
    await queryClient.invalidateQueries(trpc.withdrawals.pathFilter());
    toast.success(said);
  };
  return (
    <Section title={<Trans>The contract</Trans>}>
      <div className="flex flex-col gap-4">
        {isByClient ? null : <OrderLookup key={orderNumber} number={orderNumber ?? ''} onNumber={onOrderNumber} />}
        {proposal ? (
          <ProposalFacts proposal={proposal} isByClient={isByClient} />
        ) : (
          <p className="text-muted-foreground text-sm">
            <Trans>No order has the number that was named. Look for it under Orders, or refuse.</Trans>
          </p>
        )}
        {may ? (
          <div className="flex flex-wrap gap-2">
            <Button disabled={proposal === null} onClick={() => setOpen('accept')}>
              <Trans>Accept</Trans>
            </Button>
            <Button variant="outline" onClick={() => setOpen('refuse')}>
              <Trans>Refuse</Trans>
            </Button>
          </div>
        ) : null}
      </div>
      <ConfirmDialog
        open={open === 'accept'}
        onOpenChange={close}
        title={<Trans>Accept the withdrawal?</Trans>}
        confirmLabel={<Trans>Accept the withdrawal</Trans>}
        onConfirm={async () => {
          await accept.mutateAsync(orderNumber === undefined ? { withdrawalId } : { withdrawalId, orderNumber });
          await done(t`The contract has ended`);
        }}
      >
        {proposal?.refundsItself ? (
          <Trans>The contract ends, a credit note is made, and the gateway pays the money back.</Trans>
        ) : (
          <Trans>
            The contract ends and a credit note is made. The payment is booked as paid out: transfer the money yourself.
          </Trans>
        )}
      </ConfirmDialog>
      <FormSheet
        open={open === 'refuse'}
        onOpenChange={close}
        title={<Trans>Refuse the withdrawal</Trans>}
        description={<Trans>The person is told why. The contract goes on.</Trans>}
        schema={refusal}
        defaultValues={{ reason: '' }}
        submitLabel={<Trans>Refuse</Trans>}
        tone="danger"
        onSubmit={async ({ reason }) => {
          await refuse.mutateAsync({ withdrawalId, reason });
          await done(t`Refused`);
        }}
      >
        <TextareaField name="reason" label={t`Reason`} hint={t`Goes into the mail.`} rows={4} />
      </FormSheet>
    </Section>
  );
}
