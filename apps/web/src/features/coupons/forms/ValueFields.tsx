import { useLingui } from '@lingui/react/macro';
import { useWatch } from 'react-hook-form';
import { SelectField, TextField } from '#components/form/fields.tsx';
import type { CouponForm } from '../lib/coupon-form.ts';
import { AmountFields } from './AmountFields.tsx';

/** What a coupon takes, and for how long. */
export function ValueFields() {
  const { t } = useLingui();
  const kind = useWatch<CouponForm, 'kind'>({ name: 'kind' });
  const duration = useWatch<CouponForm, 'duration'>({ name: 'duration' });
  return (
    <>
      <SelectField
        name="kind"
        label={t`Takes off`}
        options={[
          { value: 'percent', label: t`A percentage` },
          { value: 'fixed', label: t`An amount` },
          { value: 'free_period', label: t`The whole period` },
        ]}
      />
      {kind === 'percent' ? <TextField name="percent" label={t`Percent`} inputMode="decimal" dir="ltr" /> : null}
      {kind === 'fixed' ? (
        <AmountFields name="amounts" legend={t`Amount`} hint={t`Clients with another currency cannot redeem it.`} />
      ) : null}
      <SelectField
        name="duration"
        label={t`For how long`}
        options={[
          { value: 'once', label: t`Once` },
          { value: 'periods', label: t`For some periods` },
          { value: 'forever', label: t`For every period` },
        ]}
      />
      {duration === 'periods' ? (
        <TextField
          name="periods"
          label={t`Periods`}
          hint={t`Service periods, whatever their length: 3 are three months or three years`}
          inputMode="numeric"
          dir="ltr"
        />
      ) : null}
    </>
  );
}
