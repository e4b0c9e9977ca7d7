import { useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { FieldFrame } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Label } from '#components/ui/label.tsx';
import { NativeSelect } from '#components/ui/native-select.tsx';
import { type Option, textOf } from '../lib/draft.ts';

interface Chosen {
  choiceId: string;
  quantity: number;
}

export interface OptionInputProps {
  option: Option;
  /** Undefined: as the product proposes it. */
  value: Chosen | undefined;
  onChange: (chosen: Chosen) => void;
}

/** One option of a product: one of several, a number, or yes and no. */
export function OptionInput({ option, value, onChange }: OptionInputProps) {
  const { i18n } = useLingui();
  const id = useId();
  const label = textOf(option.texts, i18n.locale);
  const [first] = option.choices;
  const proposed = option.choices.find((choice) => choice.isDefault) ?? first;
  if (!first || !proposed) return null;
  const min = option.minQuantity ?? 0;
  switch (option.kind) {
    case 'choice':
      return (
        <FieldFrame id={id} label={<bdi>{label}</bdi>}>
          <NativeSelect
            id={id}
            value={value?.choiceId ?? proposed.choiceId}
            onChange={(event) => onChange({ choiceId: event.target.value, quantity: 1 })}
          >
            {option.choices.map((choice) => (
              <option key={choice.choiceId} value={choice.choiceId}>
                {textOf(choice.texts, i18n.locale)}
              </option>
            ))}
          </NativeSelect>
        </FieldFrame>
      );
    case 'quantity':
      return (
        <FieldFrame id={id} label={<bdi>{label}</bdi>}>
          <Input
            id={id}
            type="number"
            min={min}
            max={option.maxQuantity ?? undefined}
            value={value?.quantity ?? min}
            onChange={(event) => {
              const quantity = event.target.valueAsNumber;
              if (Number.isInteger(quantity) && quantity >= 0) onChange({ choiceId: first.choiceId, quantity });
            }}
          />
        </FieldFrame>
      );
    case 'yes_no':
      return (
        <div className="flex items-center gap-2.5 self-end pb-1.5">
          <Checkbox
            id={id}
            checked={value?.quantity === 1}
            onChange={(event) => onChange({ choiceId: first.choiceId, quantity: event.target.checked ? 1 : 0 })}
          />
          <Label htmlFor={id}>
            <bdi>{label}</bdi>
          </Label>
        </div>
      );
  }
}
