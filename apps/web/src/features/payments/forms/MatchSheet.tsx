import { Trans, useLingui } from '@lingui/react/macro';
import { text } from '@panel1/shared-types';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useFormContext, useWatch } from 'react-hook-form';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { TextField } from '#components/form/fields.tsx';
import { MoneyField } from '#components/form/MoneyField.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { RowList } from '#components/RowList.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useDebounced } from '#hooks/use-debounced.ts';
import { useMoneyMutation } from '#hooks/use-money-mutation.ts';
import { useSession } from '#lib/auth/session.ts';
import { queryClient } from '#lib/query-client.ts';
import { api, trpc } from '#lib/trpc.ts';

const schema = z.object({
  reference: text(64),
  amountMinor: z.string().check(z.regex(/^[1-9]\d{0,11}$/, { error: 'invalid_amount' })),
});

export interface MatchSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Books a transfer from the bank statement to the payment that waits for its reference. */
export function MatchSheet({ open, onOpenChange }: MatchSheetProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const match = useMoneyMutation(api.payments.matchReference.mutate);
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>Match a bank transfer</Trans>}
      description={
        <Trans>Type what the statement says. More than was due becomes credit, less leaves the rest open.</Trans>
      }
      schema={schema}
      defaultValues={{ reference: '', amountMinor: '' }}
      submitLabel={<Trans>Book transfer</Trans>}
      onSubmit={async (values) => {
        const { paymentId } = await match.mutateAsync(values);
        await Promise.all([
          queryClient.invalidateQueries({ queryKey: trpc.payments.pathKey() }),
          queryClient.invalidateQueries({ queryKey: trpc.billing.pathKey() }),
        ]);
        toast.success(t`Transfer booked`);
        await navigate({ to: `/admin/payments/${paymentId}` });
      }}
    >
      <MatchFields />
    </FormSheet>
  );
}

function MatchFields() {
  const { t } = useLingui();
  const { setValue } = useFormContext();
  const own = useSession()?.tenant.currency ?? 'EUR';
  const typed: unknown = useWatch({ name: 'reference' });
  const search = useDebounced(typeof typed === 'string' ? typed.trim() : '', 150);
  const waiting = useQuery({
    ...trpc.payments.list.queryOptions({ search, filter: { status: 'pending' }, limit: 6 }),
    placeholderData: keepPreviousData,
  });
  const chosen = waiting.data?.rows.find((row) => row.reference === typed);
  return (
    <>
      <TextField name="reference" label={t`Reference or client`} dir="ltr" className="num" autoComplete="off" />
      <div className="rounded-lg border">
        <RowList
          label={t`Payments that wait for a transfer`}
          query={waiting}
          item={(row) => ({
            id: row.id,
            title: <bdi className="num">{row.reference ?? '–'}</bdi>,
            hint: <bdi>{row.clientName}</bdi>,
            badge: <StatusBadge status={row.status} />,
            end: <MoneyText {...row.amount} />,
            actions:
              row.reference === null ? undefined : (
                <Button
                  size="sm"
                  variant="outline"
                  onClick={() => {
                    setValue('reference', row.reference, { shouldDirty: true });
                    setValue('amountMinor', row.amount.amountMinor, { shouldDirty: true });
                  }}
                >
                  <Trans>Choose</Trans>
                </Button>
              ),
          })}
          empty={
            <p className="px-4 py-3 text-muted-foreground text-sm">
              <Trans>No payment waits for this reference.</Trans>
            </p>
          }
        />
      </div>
      <MoneyField name="amountMinor" label={t`Amount that arrived`} currency={chosen?.amount.currency ?? own} />
    </>
  );
}
