import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { useId } from 'react';
import { MoneyInput } from '#components/MoneyInput.tsx';
import { FieldFrame } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import type { PriceDraft, PriceField } from '../lib/price-draft.ts';
import { FIELD_NAMES } from '../lib/words.ts';

/** What every part of the editor of a price gets. */
export interface PriceEditorProps {
  draft: PriceDraft;
  currency: string;
  unit: string;
  onChange: (draft: PriceDraft) => void;
}

export interface ValueInputProps {
  field: PriceField;
  currency: string;
  value: string;
  onChange: (value: string) => void;
}

/** One figure of a price with its name. */
export function ValueInput({ field, currency, value, onChange }: ValueInputProps) {
  const { i18n } = useLingui();
  const id = useId();
  const name = FIELD_NAMES[field.key];
  return (
    <FieldFrame
      id={id}
      label={name === undefined ? field.key : i18n._(name)}
      optional={field.isOptional ? <Trans>optional</Trans> : undefined}
    >
      {field.kind === 'money' ? (
        <MoneyInput id={id} exact value={value} currency={currency} onValueChange={onChange} />
      ) : (
        <Input
          id={id}
          dir="ltr"
          inputMode="decimal"
          autoComplete="off"
          className="num text-end"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FieldFrame>
  );
}
