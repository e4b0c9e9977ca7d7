import { Trans, useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { MoneyInput } from '#components/MoneyInput.tsx';
import { FieldFrame } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { NativeSelect } from '#components/ui/native-select.tsx';
import type { DraftDiscount } from '../lib/draft.ts';

export interface DiscountInputProps {
  value: DraftDiscount;
  currency: string;
  onChange: (discount: DraftDiscount) => void;
}

const KINDS = ['none', 'percent', 'amount'] as const;

/** A discount on the first invoice of an item: in percent or as an amount. */
export function DiscountInput({ value, currency, onChange }: DiscountInputProps) {
  const { t } = useLingui();
  const id = useId();
  return (
    <FieldFrame id={id} label={<Trans>Discount on the first invoice</Trans>} className="sm:col-span-2">
      <div className="grid grid-cols-2 gap-4">
        <NativeSelect
          id={id}
          value={value.kind}
          onChange={(event) => {
            const kind = KINDS.find((known) => known === event.target.value);
            if (kind) onChange({ kind, value: '' });
          }}
        >
          <option value="none">{t`No discount`}</option>
          <option value="percent">{t`Percent`}</option>
          <option value="amount">{t`Amount`}</option>
        </NativeSelect>
        {value.kind === 'percent' ? (
          <Input
            aria-label={t`Discount in percent`}
            inputMode="decimal"
            dir="ltr"
            className="num text-end"
            placeholder="10"
            value={value.value}
            onChange={(event) => onChange({ kind: 'percent', value: event.target.value.replace(',', '.') })}
          />
        ) : null}
        {value.kind === 'amount' ? (
          <MoneyInput
            aria-label={t`Discount as an amount`}
            currency={currency}
            value={value.value}
            onValueChange={(amountMinor) => onChange({ kind: 'amount', value: amountMinor })}
          />
        ) : null}
      </div>
    </FieldFrame>
  );
}
