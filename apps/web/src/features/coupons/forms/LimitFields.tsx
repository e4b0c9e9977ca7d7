import { useLingui } from '@lingui/react/macro';
import { CheckboxField, TextField } from '#components/form/fields.tsx';
import { AmountFields } from './AmountFields.tsx';

/** Who may redeem a coupon, when and how often. */
export function LimitFields() {
  const { t } = useLingui();
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField name="validFrom" type="date" label={t`First day`} optional={t`optional`} />
        <TextField name="validUntil" type="date" label={t`Last day`} optional={t`optional`} />
        <TextField name="maxRedemptions" label={t`Times in all`} optional={t`optional`} inputMode="numeric" dir="ltr" />
        <TextField
          name="maxPerClient"
          label={t`Times per client`}
          optional={t`optional`}
          inputMode="numeric"
          dir="ltr"
        />
      </div>
      <CheckboxField name="newClientsOnly" label={t`New clients only`} hint={t`Who was never invoiced anything`} />
      <CheckboxField
        name="isStackable"
        label={t`Goes together with other coupons`}
        hint={t`Both must allow it. They are taken one after the other`}
      />
      <AmountFields
        name="minimums"
        legend={t`Least amount`}
        hint={t`What its lines must come to before discounts. Empty: nothing.`}
      />
    </>
  );
}
