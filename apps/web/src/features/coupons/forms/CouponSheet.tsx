import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { TextareaField, TextField } from '#components/form/fields.tsx';
import { toast } from '#components/ui/toast.tsx';
import { trpc } from '#lib/trpc.ts';
import { type Coupon, couponForm, startForm, termsOf } from '../lib/coupon-form.ts';
import { LimitFields } from './LimitFields.tsx';
import { LiveSentence } from './LiveSentence.tsx';
import { ScopeFields } from './ScopeFields.tsx';
import { ValueFields } from './ValueFields.tsx';

export interface CouponSheetProps {
  /** Null: a new one. */
  coupon: Coupon | null;
  onClose: () => void;
  onCreated?: (couponId: string) => void;
}

/** Writes or changes a coupon, with a sentence that says at once what it does. */
export function CouponSheet({ coupon, onClose, onCreated }: CouponSheetProps) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const create = useMutation(trpc.coupons.create.mutationOptions());
  const update = useMutation(trpc.coupons.update.mutationOptions());
  return (
    <FormSheet
      open
      onOpenChange={onClose}
      title={coupon === null ? <Trans>New coupon</Trans> : <Trans>Change coupon</Trans>}
      description={
        coupon === null ? undefined : (
          <Trans>What was redeemed before keeps its terms. The change is for those who redeem it from now on.</Trans>
        )
      }
      schema={couponForm}
      defaultValues={startForm(coupon)}
      submitLabel={coupon === null ? <Trans>Create coupon</Trans> : <Trans>Save</Trans>}
      onSubmit={async (form) => {
        const terms = termsOf(form);
        if (coupon === null) {
          const { couponId } = await create.mutateAsync({ ...terms, code: form.code === '' ? null : form.code });
          toast.success(t`The coupon is ready`);
          onCreated?.(couponId);
        } else await update.mutateAsync({ ...terms, couponId: coupon.couponId });
        await queryClient.invalidateQueries(trpc.coupons.pathFilter());
      }}
    >
      <LiveSentence />
      <TextField name="name" label={t`Name`} hint={t`Clients read it in the cart`} maxLength={120} />
      {coupon === null ? (
        <TextField
          name="code"
          label={t`Code`}
          hint={t`Letters, digits, - and _. Capitals and small letters are the same. Empty: generate codes afterwards`}
          optional={t`optional`}
          dir="ltr"
          maxLength={40}
        />
      ) : null}
      <ValueFields />
      <ScopeFields />
      <LimitFields />
      <TextareaField name="note" label={t`Note`} hint={t`For your colleagues`} optional={t`optional`} rows={2} />
    </FormSheet>
  );
}
