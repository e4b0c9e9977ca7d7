import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import * as z from 'zod/mini';
import { ClientPicker } from '#components/ClientPicker.tsx';
import { isRefusal, REFUSAL_TEXTS } from '#components/coupon/refusal-texts.ts';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { SelectField } from '#components/form/fields.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { toast } from '#components/ui/toast.tsx';
import { readError } from '#lib/errors.ts';
import { trpc } from '#lib/trpc.ts';

const schema = z.object({ subscriptionId: z.string() });

/** Redeems a coupon for a client: for one subscription or for all, from the next invoice on. */
export function RedeemSheet({ code, onClose }: { code: string; onClose: () => void }) {
  const { t, i18n } = useLingui();
  const queryClient = useQueryClient();
  const [clientId, setClientId] = useState<string | null>(null);
  const redeem = useMutation(trpc.coupons.redeem.mutationOptions());
  const subscriptions = useQuery({
    ...trpc.subscriptions.list.queryOptions({ filter: { clientId: clientId ?? '' }, limit: 100 }),
    enabled: clientId !== null,
  }).data?.rows;
  const running = (subscriptions ?? []).filter(({ status }) => status === 'active' || status === 'past_due');
  const { reason } = redeem.error ? readError(redeem.error).values : {};
  return (
    <FormSheet
      open
      onOpenChange={onClose}
      title={<Trans>Redeem for a client</Trans>}
      description={<Trans>It counts from the next invoice on, until it is used up or you take it off.</Trans>}
      schema={schema}
      defaultValues={{ subscriptionId: '' }}
      submitLabel={<Trans>Redeem</Trans>}
      onSubmit={async ({ subscriptionId }) => {
        if (clientId === null) return;
        await redeem.mutateAsync({ clientId, code, ...(subscriptionId === '' ? {} : { subscriptionId }) });
        await queryClient.invalidateQueries(trpc.coupons.pathFilter());
        toast.success(t`The coupon is redeemed`);
      }}
    >
      <ClientPicker value={clientId} onChange={setClientId} autoFocus />
      {clientId === null ? null : (
        <SelectField
          name="subscriptionId"
          label={t`For`}
          placeholder={t`All subscriptions of the client`}
          options={running.map(({ id, description }) => ({ value: id, label: description }))}
        />
      )}
      {isRefusal(reason) ? <Alert tone="danger">{i18n._(REFUSAL_TEXTS[reason])}</Alert> : null}
    </FormSheet>
  );
}
